//! Which elements and attributes of a page or a drawing stay: those that show something. Whatever is not in these lists goes, and with it
//! every script, handler, frame and form, whatever they will be called one day.

/// What happens to an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Kept,
    /// Its tags go, what is in it stays.
    Opened,
    /// All of it goes.
    Dropped,
}

pub(super) fn of_page(name: &str) -> Verdict {
    match (PAGE.binary_search(&name), SILENT.binary_search(&name)) {
        (Ok(_), _) => Verdict::Kept,
        (_, Ok(_)) => Verdict::Dropped,
        _ => Verdict::Opened,
    }
}

pub(super) fn of_drawing(name: &str) -> Verdict {
    if DRAWING.binary_search(&name).is_ok() { Verdict::Kept } else { Verdict::Dropped }
}

pub(super) fn is_attribute_of_page(name: &str) -> bool {
    PAGE_ATTRIBUTES.binary_search(&name).is_ok() || is_aria(name)
}

pub(super) fn is_attribute_of_drawing(name: &str) -> bool {
    DRAWING_ATTRIBUTES.binary_search(&name).is_ok() || is_aria(name)
}

/// What tells a screen reader about an element.
fn is_aria(name: &str) -> bool {
    name.strip_prefix("aria-").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// Elements that have no end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(name, "br" | "col" | "hr" | "img" | "link" | "source" | "track" | "wbr" | "meta")
}

/// Elements of a page, in the order of their bytes.
#[rustfmt::skip] // a name a line would be four hundred lines
const PAGE: [&str; 92] = [
    "a", "abbr", "acronym", "address", "article", "aside", "audio", "b", "bdi", "bdo", "big", "blockquote", "body",
    "br", "caption", "center", "cite", "code", "col", "colgroup", "data", "dd", "del", "details", "dfn", "dir", "div",
    "dl", "dt", "em", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "i", "img", "ins", "kbd", "label", "legend", "li", "link", "main", "map", "mark", "menu", "nav",
    "ol", "p", "picture", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "source", "span", "strike",
    "strong", "style", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "title", "tr",
    "track", "tt", "u", "ul", "var", "video", "wbr",
];

/// Elements of a page that show nothing without a script, a form or somebody else's page.
#[rustfmt::skip] // a name a line would be four hundred lines
const SILENT: [&str; 17] = [
    "applet", "base", "embed", "frame", "frameset", "iframe", "input", "keygen", "noembed", "noframes", "object",
    "option", "script", "select", "svg", "template", "textarea",
];

/// Attributes of a page that are neither an address nor a style.
#[rustfmt::skip] // a name a line would be four hundred lines
const PAGE_ATTRIBUTES: [&str; 53] = [
    "abbr", "align", "alt", "axis", "bgcolor", "border", "cellpadding", "cellspacing", "char", "charoff", "class",
    "clear", "color", "cols", "colspan", "compact", "controls", "coords", "datetime", "dir", "face", "headers",
    "height", "hreflang", "hspace", "id", "label", "lang", "loop", "media", "noshade", "nowrap", "open", "reversed",
    "role", "rowspan", "rules", "scope", "shape", "size", "sizes", "span", "start", "summary", "tabindex", "title",
    "translate", "type", "valign", "value", "vspace", "width", "xml:lang",
];

/// Elements of a drawing (SVG 2, with those of SVG 1.1 that programs still write).
#[rustfmt::skip] // a name a line would be four hundred lines
const DRAWING: [&str; 62] = [
    "a", "animate", "animateMotion", "animateTransform", "circle", "clipPath", "defs", "desc", "ellipse", "feBlend",
    "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
    "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR",
    "feGaussianBlur", "feImage", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight",
    "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence", "filter", "foreignObject", "g", "image", "line",
    "linearGradient", "marker", "mask", "mpath", "path", "pattern", "polygon", "polyline", "radialGradient", "rect",
    "set", "stop", "style", "svg", "switch", "symbol", "text", "textPath", "title", "tref", "tspan", "use", "view",
];

/// Attributes of a drawing; addresses and styles among them are looked at.
#[rustfmt::skip] // a name a line would be four hundred lines
const DRAWING_ATTRIBUTES: [&str; 207] = [
    "accent-height", "accumulate", "additive", "alignment-baseline", "amplitude", "attributeName", "attributeType",
    "azimuth", "baseFrequency", "baseProfile", "baseline-shift", "begin", "bias", "by", "calcMode", "class", "clip",
    "clip-path", "clip-rule", "clipPathUnits", "color", "color-interpolation", "color-interpolation-filters",
    "color-rendering", "cursor", "cx", "cy", "d", "diffuseConstant", "direction", "display", "divisor",
    "dominant-baseline", "dur", "dx", "dy", "edgeMode", "elevation", "enable-background", "end", "exponent", "fill",
    "fill-opacity", "fill-rule", "filter", "filterUnits", "flood-color", "flood-opacity", "font-family",
    "font-feature-settings", "font-size", "font-size-adjust", "font-stretch", "font-style", "font-variant",
    "font-weight", "fr", "from", "fx", "fy", "gradientTransform", "gradientUnits", "height", "href", "id",
    "image-rendering", "in", "in2", "intercept", "isolation", "k1", "k2", "k3", "k4", "kernelMatrix",
    "kernelUnitLength", "keyPoints", "keySplines", "keyTimes", "lang", "lengthAdjust", "letter-spacing",
    "lighting-color", "limitingConeAngle", "line-height", "marker", "marker-end", "marker-mid", "marker-start",
    "markerHeight", "markerUnits", "markerWidth", "mask", "mask-type", "maskContentUnits", "maskUnits", "max",
    "media", "method", "min", "mix-blend-mode", "mode", "numOctaves", "offset", "opacity", "operator", "order",
    "orient", "orientation", "origin", "overflow", "overline-position", "overline-thickness", "paint-order", "path",
    "pathLength", "patternContentUnits", "patternTransform", "patternUnits", "pointer-events", "points", "pointsAtX",
    "pointsAtY", "pointsAtZ", "preserveAlpha", "preserveAspectRatio", "primitiveUnits", "r", "radius", "refX", "refY",
    "repeatCount", "repeatDur", "requiredExtensions", "requiredFeatures", "restart", "result", "role", "rotate", "rx",
    "ry", "scale", "seed", "shape-rendering", "side", "slope", "solid-color", "solid-opacity", "spacing",
    "specularConstant", "specularExponent", "spreadMethod", "startOffset", "stdDeviation", "stitchTiles",
    "stop-color", "stop-opacity", "strikethrough-position", "strikethrough-thickness", "stroke", "stroke-dasharray",
    "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width",
    "style", "surfaceScale", "systemLanguage", "tabindex", "tableValues", "targetX", "targetY", "text-align",
    "text-anchor", "text-decoration", "text-rendering", "textLength", "title", "to", "transform", "transform-box",
    "transform-origin", "type", "underline-position", "underline-thickness", "unicode-bidi", "values",
    "vector-effect", "version", "viewBox", "visibility", "white-space", "width", "word-spacing", "writing-mode", "x",
    "x1", "x2", "xChannelSelector", "y", "y1", "y2", "yChannelSelector", "z", "zoomAndPan",
];
