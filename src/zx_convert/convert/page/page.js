"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const [ID, RULE, CERT, WHY, LINE, CHANGE, FLAGS, REASON] = [0, 1, 2, 3, 4, 5, 6, 7];
  const UNDECIDED = 1, WIDTH = 2;
  const refused = new Set(data.reject), accepted = new Set(data.accept);
  let shown = [], current = -1;

  const sides = (number) => [at("s" + number), at("t" + number)].filter(Boolean);

  // -- filters ------------------------------------------------------------------------------------

  const boxes = [...document.querySelectorAll("input[data-f]")];
  const isChecked = (id) => at(id).checked;

  function filter() {
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.dataset.f));
    const onlyUndecided = isChecked("undecided"), widths = isChecked("widths");
    const isSeen = (mark) => !off.has("r" + mark[RULE]) && !off.has("c" + mark[CERT])
      && (!onlyUndecided || mark[FLAGS] & UNDECIDED);
    const hidden = [...off].map((name) => ".m." + name).concat(onlyUndecided ? [".m:not(.u)"] : []);
    at("filter").textContent = hidden.length ? `${hidden.join(",")}{--c:var(--rule)}` : "";
    const seen = data.marks.map((mark, number) => (isSeen(mark) ? number : -1)).filter((number) => number >= 0);
    shown = seen.filter((number) => widths || !(data.marks[number][FLAGS] & WIDTH));
    rows(isChecked("changed") ? new Set(seen) : null);
    position();
  }

  function rows(seen) {
    const kept = seen && new Set([...seen].map((number) => at("s" + number).closest("[role=row]")));
    for (const row of document.querySelectorAll("#text > .b, #text > .g")) {
      row.classList.toggle("empty", kept !== null && !kept.has(row));
    }
  }

  function setAll(checked) {
    for (const box of boxes) {
      if (box.dataset.f[0] === "r") box.checked = checked;
    }
    filter();
  }

  // -- the decision looked at ---------------------------------------------------------------------

  function position() {
    const place = shown.indexOf(current);
    at("position").textContent = data.words.position
      .replace("{place}", place < 0 ? "–" : place + 1).replace("{count}", shown.length);
    at("previous").disabled = at("next").disabled = !shown.length;
  }

  function step(way) {
    if (!shown.length) return;
    const place = shown.indexOf(current);
    let next;
    if (place >= 0) next = (place + way + shown.length) % shown.length;
    else {
      // From a decision that is not among those shown, on to its neighbour.
      const after = shown.findIndex((number) => number > current);
      next = after < 0 ? (way > 0 ? 0 : shown.length - 1) : way > 0 ? after : (after - 1 + shown.length) % shown.length;
    }
    show(shown[next], true);
  }

  function show(number, scroll) {
    for (const side of current < 0 ? [] : sides(current)) side.classList.remove("on");
    current = number;
    const mark = data.marks[number];
    const [rule, says] = data.rules[mark[RULE]];
    for (const side of sides(number)) side.classList.add("on");
    if (scroll) sides(number)[0].scrollIntoView({ block: "center" });
    at("rule").textContent = rule;
    at("cert").textContent = data.certainties[mark[CERT]];
    at("place").textContent = data.words["at-line"].replace("{line}", mark[LINE]);
    at("says").textContent = says;
    at("change").textContent = mark[CHANGE];
    at("why").textContent = data.reasons[mark[REASON]];
    at("names").textContent = `${mark[ID]}${mark[WHY] && " · "}${mark[WHY]}`;
    at("shown").hidden = at("decide").hidden = false;
    position();
    decided();
  }

  // -- decisions ----------------------------------------------------------------------------------

  const command = (reject, accept) => [
    data.command[0], reject.length ? "--reject " + reject.join(",") : "",
    accept.length ? "--accept " + accept.join(",") : "", data.command[1],
  ].filter(Boolean).join(" ");

  function toggle(set, other) {
    const mark = data.marks[current];
    if (!mark || (set === accepted && !(mark[FLAGS] & UNDECIDED))) return;
    if (!set.delete(mark[ID])) set.add(mark[ID]);
    other.delete(mark[ID]);
    paint(current);
    decided();
  }

  function paint(number) {
    const id = data.marks[number][ID];
    for (const side of sides(number)) {
      side.classList.toggle("refused", refused.has(id));
      side.classList.toggle("accepted", accepted.has(id));
    }
  }

  function decided() {
    const mark = data.marks[current];
    if (mark) {
      const id = mark[ID], isOpen = Boolean(mark[FLAGS] & UNDECIDED);
      at("open").hidden = !isOpen;
      at("refuse").setAttribute("aria-pressed", refused.has(id));
      at("accept").setAttribute("aria-pressed", accepted.has(id));
      at("refusing").textContent = command([id], []);
      at("accepting").textContent = command([], [id]);
    }
    const number = refused.size + accepted.size;
    at("tray").hidden = !number;
    at("number").textContent = number;
    at("many").textContent = command([...refused], [...accepted]);
  }

  async function copy(button) {
    const code = at(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      getSelection().selectAllChildren(code);
      document.execCommand("copy");
    }
    const words = button.innerHTML;
    button.textContent = data.words.copied;
    setTimeout(() => { button.innerHTML = words; }, 900);
  }

  // -- what the user does -------------------------------------------------------------------------

  const keys = {
    j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1),
    r: () => toggle(refused, accepted), a: () => toggle(accepted, refused),
    c: () => at("decide").hidden || copy(document.querySelector("[data-copy=refusing]")),
    u: () => { at("undecided").checked = !isChecked("undecided"); filter(); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  at("text").addEventListener("click", (event) => {
    const mark = event.target.closest(".m");
    if (mark) show(Number(mark.id.slice(1)), false);
  });
  at("text").addEventListener("mouseover", (event) => {
    const mark = event.target.closest(".m");
    if (mark) mark.title = data.reasons[data.marks[Number(mark.id.slice(1))][REASON]];
  });
  at("filters").addEventListener("change", filter);
  at("all").addEventListener("click", () => setAll(true));
  at("no-rule").addEventListener("click", () => setAll(false));
  at("previous").addEventListener("click", () => step(-1));
  at("next").addEventListener("click", () => step(1));
  at("refuse").addEventListener("click", () => toggle(refused, accepted));
  at("accept").addEventListener("click", () => toggle(accepted, refused));
  for (const button of document.querySelectorAll("[data-copy]")) button.addEventListener("click", () => copy(button));
  filter();
  decided();
})();
