/**
 * The Typst program that draws a document from its JSON (`/table.json`). It is the same for every document: no text of
 * a document is ever Typst code. Lines are broken and heights are known before; Typst sets, embeds and tags.
 */
export const typstSource = `#let doc = json("/table.json")
#let font(role) = (font: doc.fonts.at(role).families, weight: doc.fonts.at(role).weight)

#set document(title: doc.title)
#set page(margin: 0pt)
#set text(lang: doc.lang, cjk-latin-spacing: none, kerning: false, ligatures: false, hyphenate: false)
// A line of text is one em high, wherever the font's own edges are.
#set text(top-edge: 0.88em, bottom-edge: -0.12em)
#set par(spacing: 0pt, justify: false)
#set block(spacing: 0pt, above: 0pt, below: 0pt)
#show title: it => it.body
#show heading: it => it.body

#let line-text(line) = text(tracking: line.at(1) * 1pt, line.at(0))
#let lines-text(lines) = lines.map(line-text).join(linebreak())

#let lines-block(b) = {
  set text(..font(b.font), size: b.size * 1pt)
  set par(leading: b.leading * 1pt)
  let indent = if b.indent > 0 and not b.continued { h(b.indent * b.size * 1pt) }
  // Headings and titles come with sizes of their own; what is set inside holds.
  let body = text(..font(b.font), size: b.size * 1pt, indent + lines-text(b.lines))
  let tagged = if b.part == "title" { title(body) } else if b.part == "heading-1" and not b.continued {
    heading(level: 1, outlined: true, body)
  } else if b.part == "heading-2" and not b.continued { heading(level: 2, outlined: true, body) } else { body }
  let side = if b.align == "center" { center } else if b.align == "end" { right } else { left }
  block(width: 100%, height: b.height * 1pt, inset: (right: b.right * 1pt), align(side + horizon, tagged))
}

#let fields-block(b) = {
  set text(..font(b.font), size: b.size * 1pt)
  set par(leading: b.leading * 1pt)
  block(width: 100%, height: b.height * 1pt, {
    for field in b.fields {
      place(left + top, dx: field.left * 1pt, block(
        width: field.width * 1pt,
        height: b.height * 1pt,
        align(left + horizon, lines-text(field.lines)),
      ))
    }
  })
}

#let cell(c, b) = {
  let side = if c.align == "center" { center } else { left }
  let head = c.y < b.header
  table.cell(x: c.x, y: c.y, colspan: c.w, rowspan: c.h, align: side + horizon, {
    set text(..font(if head or c.role == "total" { "heading" } else { "body" }), size: (if head { b.headerSize } else { b.size }) * 1pt)
    set par(leading: (if head { b.headerLeading } else { b.leading }) * 1pt)
    lines-text(c.lines)
  })
}

#let table-block(b) = block(width: 100%, height: b.height * 1pt, table(
  columns: b.widths.map(it => it * 1pt),
  rows: b.heights.map(it => it * 1pt),
  inset: (x: 1mm, y: 0pt),
  stroke: 0.5pt,
  table.header(repeat: false, ..b.cells.filter(c => c.y < b.header).map(c => cell(c, b))),
  ..b.cells.filter(c => c.y >= b.header).map(c => cell(c, b)),
))

#let mark(m) = {
  let body = text(..font("plain"), size: m.size * 1pt, m.text)
  let turned = if m.turn == 90 { rotate(90deg, reflow: true, body) } else { body }
  context {
    let size = measure(turned)
    let along = if m.turn == 90 { size.height } else { size.width }
    let shift = if m.anchor == "center" { along / 2 } else if m.anchor == "end" { along } else { 0pt }
    let (dx, dy) = if m.turn == 90 { (size.width / 2, shift) } else { (shift, size.height / 2) }
    place(left + top, dx: m.x * 1mm - dx, dy: m.y * 1mm - dy, turned)
  }
}

#for p in doc.pages {
  page(width: p.paper.width * 1mm, height: p.paper.height * 1mm, background: for m in p.marks { mark(m) }, pad(
    left: p.left * 1pt,
    top: p.top * 1pt,
    block(width: p.width * 1pt, breakable: false, for b in p.blocks {
      v(b.gap * 1pt)
      if b.kind == "lines" { lines-block(b) } else if b.kind == "fields" { fields-block(b) } else { table-block(b) }
    }),
  ))
}
`;
