// A search over two texts that does what the checks ask of one.
if (location.protocol !== "file:") {
  const texts = [
    { path: "articles/қаңтар-2022.html", names: "Qasym-Zhomart Toqaev Қасым-Жомарт Тоқаев Almaty Алматы", kind: "Article", text: "What happened in January" },
    { path: "people/тоқаев.html", names: "Qasym-Zhomart Toqaev", kind: "Person", text: "Somebody who spoke" },
  ];
  const place = document.getElementById("search");
  place.innerHTML = `<form role="search"><label>Words <input type="search"></label>
    <label>Kind <select><option value="">All</option><option value="Article">Article (1)</option><option value="Person">Person (1)</option></select></label></form>
    <p role="status"></p><ul></ul>`;
  const [input, select, status, list] = ["input", "select", "[role=status]", "ul"].map((selector) => place.querySelector(selector));
  const search = () => {
    const query = input.value;
    const found = texts.filter(({ names, kind, text }) => `${names} ${text}`.includes(query) && (!select.value || select.value === kind));
    status.textContent = found.length > 0 ? `Found: ${found.length}` : "Nothing found";
    list.innerHTML = found.map(({ path, text }) => `<li class="row"><span class="row-title"><a href="${encodeURI(path)}">${text}</a></span>
      <span class="row-summary">${query ? `${text}: ${query}`.replace(query, "<mark>$&</mark>") : text}</span></li>`).join("");
  };
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  place.addEventListener("input", search);
  search();
}
