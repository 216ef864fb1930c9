/** Building DOM from plain values. Text always becomes text nodes; nothing here parses HTML. */

const SVG = "http://www.w3.org/2000/svg";

function setProperty(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else if (name === "class") element.setAttribute("class", value);
  else if (name === "vars")
    Object.entries(value).forEach(([key, text]) => element.style.setProperty(key, text));
  else if (name === "value") element.value = value;
  else element.setAttribute(name, value === true ? "" : String(value));
}

/**
 * An element: `h("button", {class: "x", onclick: f}, "text", child)`.
 * Null and false children are left out; arrays are flattened; strings become text nodes.
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  Object.entries(properties).forEach(([name, value]) => setProperty(element, name, value));
  element.append(...present(children));
  return element;
}

/** The children that exist, flattened. */
export function present(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

/** Replace everything inside an element. */
export function fill(element, ...children) {
  element.replaceChildren(...present(children));
  return element;
}

/** An SVG drawing from path data, one string per stroke; decorative, so hidden from screen readers. */
export function drawing(paths, size = 20) {
  const svg = document.createElementNS(SVG, "svg");
  const attributes = {
    viewBox: "0 0 20 20",
    width: size,
    height: size,
    class: "icon",
    "aria-hidden": "true",
  };
  Object.entries(attributes).forEach(([name, value]) => svg.setAttribute(name, value));
  paths.forEach((data) => {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", data);
    svg.append(path);
  });
  return svg;
}
