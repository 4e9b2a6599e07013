dateline.put("entries-0",[[0,"almaty","Almaty","A city","",["ru|Алматы"]]])
