dateline.put("words-1",["токаев","1"])
