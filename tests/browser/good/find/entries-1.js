dateline.put("entries-1",[[1,"тоқаев","Qasym-Zhomart Toqaev","","",["kk|Қасым-Жомарт Тоқаев"]]])
