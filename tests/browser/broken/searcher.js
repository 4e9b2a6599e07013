// planted: says one number for everything, and complains
console.error("planted: the index is not there");
document.getElementById("search").addEventListener("input", () => { document.querySelector("[role=status]").textContent = "1 text"; });
// planted: something comes in above what a reader reads already
setTimeout(() => document.getElementById("search").before(Object.assign(document.createElement("div"), { className: "late", textContent: "late ".repeat(400) })), 200);
