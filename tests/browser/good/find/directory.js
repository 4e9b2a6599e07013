dateline.put("directory",{"entries":[0,1],"words":["almaty","токаев"],"heads":{},"kinds":[["Place","places",""],["Person","people",""]],"found":["Nothing","One found","Two found"],"more":"Type on"})
