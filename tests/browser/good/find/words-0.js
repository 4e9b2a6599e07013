dateline.put("words-0",["almaty","0","qasym","1","toqaev","1","zhomart","1","алматы","0","жомарт","1","касым","1"])
