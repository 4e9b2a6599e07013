// planted: says one number for everything, and complains
console.error("planted: the index is not there");
document.getElementById("search").addEventListener("input", () => { document.querySelector("[role=status]").textContent = "1 text"; });
