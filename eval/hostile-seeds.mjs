// One small well-formed document of each format that Howdunit reads, made here so that nothing real is
// needed: what eval/hostile-documents.mjs and the tests spoil and read. All names are fictional.
import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, deflateRawSync } from 'node:zlib';
import yazl from 'yazl';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships';

export async function seeds() {
  const docx = await zipOf(DOCX);
  const xlsx = await zipOf(XLSX);
  return new Map([
    ['report.docx', docx],
    ['indicators.xlsx', xlsx],
    ['indicators.csv', Buffer.from(CSV)],
    ['report.eml', Buffer.from(mailWith(docx))],
    ['report.msg', oleOf(MSG)],
    ['feed.rss', Buffer.from(RSS)],
    ['feed.atom', Buffer.from(ATOM)],
    ['feed.json', Buffer.from(JSON_FEED)],
    [
      'bundle.zip',
      await zipOf({
        'a/report.docx': docx,
        'a/indicators.csv': CSV,
        'note.txt': NOTE,
        'mail.eml': mailWith(xlsx),
      }),
    ],
    ['locked.zip', lockedZip('note.txt', Buffer.from(NOTE), 'infected', 'zip-crypto')],
    ['report.html', Buffer.from(HTML)],
    ['report.md', Buffer.from(MARKDOWN)],
    ['report.txt', Buffer.from(NOTE)],
    [
      'report.pdf',
      readFileSync(fileURLToPath(new URL('../examples/copper-heron/report.pdf', import.meta.url))),
    ],
    ['plain.pdf', plainPdf()],
    [
      'line.png',
      readFileSync(fileURLToPath(new URL('../test/fixtures/pdf/scanned-line.png', import.meta.url))),
    ],
    [
      'line.jpg',
      readFileSync(fileURLToPath(new URL('../test/fixtures/pdf/scanned-line.jpg', import.meta.url))),
    ],
  ]);
}

/** A PDF in which nothing is packed, so that spoiling it spoils its objects, its table and what is attached. */
function plainPdf() {
  const show = (x, y, text) => `BT /F1 10 Tf ${x} ${y} Td (${text}) Tj ET`;
  const first = [
    show(72, 760, 'Operation Copper Heron'),
    show(72, 730, 'The implant beacons to update[.]heron-cdn[.]example every forty-seven min-'),
    show(72, 718, 'utes, Northgate Labs believes.'),
    'q 72 600 200 60 re S Q',
  ].join('\n');
  const second = [
    ...[show(72, 700, 'Type'), show(150, 700, 'MD5'), show(400, 700, 'Address')],
    ...[show(72, 688, 'loader'), show(150, 688, 'd41d8cd98f00b204'), show(400, 688, '198.51.100.23')],
    ...[show(150, 676, 'e9800998ecf8427e')],
    ...[show(72, 660, 'tool'), show(150, 660, '0cc175b9c0f1b6a8'), show(400, 660, '203.0.113.5')],
    ...[show(150, 648, '31c399e269772661')],
  ].join('\n');
  const stream = (entries, data) => `<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`;
  const page = (content) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate 0 /Contents ${content} 0 R /Annots [13 0 R] /Resources << /Font << /F1 5 0 R >> >> >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 8 0 R >> /Outlines 12 0 R >>',
    '<< /Type /Pages /Count 2 /Kids [3 0 R 4 0 R] >>',
    page(6),
    page(7),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 14 0 R >>',
    stream('', first),
    stream('', second),
    '<< /Names [(indicators.csv) 9 0 R (note.txt) 10 0 R] >>',
    '<< /Type /Filespec /F (indicators.csv) /UF (indicators.csv) /EF << /F 11 0 R >> >>',
    '<< /Type /Filespec /F (note.txt) /EF << /F 11 0 R >> >>',
    stream(
      '/Type /EmbeddedFile /Subtype /text#2Fcsv /Params << /Size 30 >>',
      'type,value\nipv4,198.51.100.23\n',
    ),
    '<< /Type /Outlines /Count 0 >>',
    '<< /Type /Annot /Subtype /Link /Rect [72 700 200 712] /A << /S /URI /URI (https://northgate.example/) >> >>',
    stream(
      '',
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> <0020> endbfrange endcmap end end',
    ),
    '<< /Title (Operation Copper Heron) /Author (Northgate Labs) >>',
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R /Info 15 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
}

export function zipOf(files, { compress = true } = {}) {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(files))
    zip.addBuffer(Buffer.from(content), name, { compress, mtime: new Date(0) });
  zip.end();
  return new Promise((resolve, reject) => {
    const chunks = [];
    zip.outputStream.on('data', (chunk) => chunks.push(chunk));
    zip.outputStream.on('error', reject);
    zip.outputStream.on('end', () => resolve(Buffer.concat(chunks)));
  });
}

const NOTE = `Operation Copper Heron

Northgate Labs believes AMBER FINCH was behind the breach. The implant beacons to update[.]heron-cdn[.]example.

Indicators of compromise

198.51.100[.]23
d41d8cd98f00b204e9800998ecf8427e
`;

const HTML = `<!doctype html><meta charset="utf-8"><title>Copper Heron</title><article><h1>Copper Heron</h1>
<p>The implant beacons to <b>update[.]heron-cdn[.]example</b> &amp; 198.51.100.23.</p><table><tr><th>Type<th>Value
<tr><td>domain<td>heron.example</table><ul><li>One<li>Two</ul></article>`;

const MARKDOWN = `# Copper Heron\n\nThe implant beacons to **heron.example**.\n\n| type | value |\n|---|---|\n| ip | 198.51.100.23 |\n\n- one\n- two\n\n\`\`\`\ncode\n\`\`\`\n`;

const CSV = `# Indicators of Copper Heron
type,domain,"first, seen",note
domain,update.heron-cdn.example,2026-11-02,"said ""quiet"" and
went on"
domain,berth-notices.example,2026-11-03,=HYPERLINK("http://x.example")
ip,198.51.100.23,2026-11-04,
`;

const DOCX = {
  '[Content_Types].xml':
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  '_rels/.rels': `<Relationships xmlns="${RELS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
  'docProps/core.xml':
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>Copper Heron</dc:title><dc:creator>Mara Lindqvist</dc:creator></cp:coreProperties>',
  'word/_rels/document.xml.rels': `<Relationships xmlns="${RELS}"><Relationship Id="l1" Type="${OFFICE}/hyperlink" Target="https://northgate.example/a?b=1&amp;c=2" TargetMode="External"/><Relationship Id="f1" Type="${OFFICE}/footnotes" Target="footnotes.xml"/><Relationship Id="h1" Type="${OFFICE}/header" Target="header1.xml"/><Relationship Id="c1" Type="${OFFICE}/comments" Target="comments.xml"/></Relationships>`,
  'word/styles.xml': `<w:styles xmlns:w="${WORD}"><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="berschrift1"/></w:style></w:styles>`,
  'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${WORD}" xmlns:r="${OFFICE}"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Operation Copper Heron</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Own"/></w:pPr><w:r><w:t>Summary</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The implant beacons to </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>update.heron-</w:t></w:r><w:r><w:t>cdn.example</w:t><w:footnoteReference w:id="1"/></w:r><w:r><w:t xml:space="preserve"> &amp; more, see </w:t></w:r><w:hyperlink r:id="l1"><w:r><w:t>our post</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r></w:p>
<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>AMBER FINCH did it.</w:t></w:r></w:ins><w:del w:id="2" w:author="A"><w:r><w:delText>Nobody at 203.0.113.9 did it.</w:delText></w:r></w:del></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>first</w:t></w:r></w:p><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>second</w:t><w:tab/><w:t>half</w:t></w:r></w:p>
<w:tbl><w:tblPr><w:tblLook w:firstRow="1"/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t>Type</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>C2 domain</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1"/></w:tcPr><w:p><w:r><w:t>domain</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>berth.example</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>In a box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Around the box</w:t></w:r></w:p>
<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "https://field.example/x" </w:instrText></w:r><w:r><w:t>a field</w:t></w:r></w:p></w:body></w:document>`,
  'word/footnotes.xml': `<w:footnotes xmlns:w="${WORD}"><w:footnote w:id="1"><w:p><w:r><w:t>Seen at 198.51.100.23 too.</w:t></w:r></w:p></w:footnote></w:footnotes>`,
  'word/header1.xml': `<w:hdr xmlns:w="${WORD}"><w:p><w:r><w:t>TLP:GREEN</w:t></w:r></w:p></w:hdr>`,
  'word/comments.xml': `<w:comments xmlns:w="${WORD}"><w:comment w:id="0"><w:p><w:r><w:t>Is this sure?</w:t></w:r></w:p></w:comment></w:comments>`,
};

const XLSX = {
  '[Content_Types].xml': DOCX['[Content_Types].xml'],
  'xl/workbook.xml': `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="IOCs" sheetId="1" r:id="s1"/><sheet name="Empty" sheetId="2" state="hidden" r:id="s2"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELS}"><Relationship Id="s1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s2" Type="${OFFICE}/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${SHEET}"><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
  'xl/sharedStrings.xml': `<sst xmlns="${SHEET}"><si><t>Domain</t></si><si><t>First seen</t></si><si><r><t>update.heron-</t></r><r><t>cdn.example</t></r></si><si><t>Count</t></si></sst>`,
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${SHEET}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>3</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="1"><v>46328</v></c><c r="C2"><f>SUM(1,2)</f><v>3</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>berth.example</t></is></c><c r="C3" t="str"><f>CONCATENATE("x")</f><v>198.51.100.23</v></c></row></sheetData></worksheet>`,
  'xl/worksheets/sheet2.xml': `<worksheet xmlns="${SHEET}"><sheetData/></worksheet>`,
};

function mailWith(attachment) {
  return [
    'Received: from mx.port.example (198.51.100.7) by in.port.example; Tue, 17 Nov 2026 08:00:02 +0000',
    'From: =?utf-8?Q?Mara_Lindqvist?= <mara@northgate.example>',
    'To: desk@port.example',
    'Subject: =?utf-8?B?T3BlcmF0aW9uIEPDtg==?= =?utf-8?B?cHBlciBIZXJvbg==?=',
    'Date: Tue, 17 Nov 2026 09:00:00 +0100',
    'Message-ID: <1@northgate.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="outer"',
    '',
    'This is a multi-part message.',
    '--outer',
    'Content-Type: multipart/alternative; boundary=inner',
    '',
    '--inner',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'The implant beacons to http://update.heron-cdn.example/gate.php?id=3D=',
    '1 and says =E2=80=9Chello=E2=80=9D.',
    '--inner',
    'Content-Type: text/html; charset=windows-1252',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(
      '<p>The implant beacons to <b>http://update.heron-cdn.example/gate.php?id=1</b> and says \x93hello\x94.</p>',
      'latin1',
    ).toString('base64'),
    '--inner--',
    '--outer',
    "Content-Type: application/octet-stream; name*0*=utf-8''b%C3%A9; name*1=rth.bin",
    "Content-Disposition: attachment; filename*=utf-8''b%C3%A9rth.docx",
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(attachment)
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
    '--outer',
    'Content-Type: application/x-msdownload',
    'Content-Disposition: attachment; filename="invoice.exe"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('MZ\x90\0 not a real program', 'latin1').toString('base64'),
    '--outer',
    'Content-Type: message/rfc822',
    '',
    'From: a@port.example',
    'Subject: forwarded',
    'MIME-Version: 1.0',
    '',
    'Inner body about 203.0.113.5.',
    '--outer--',
    '',
  ].join('\r\n');
}

const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Northgate Labs</title><link>https://northgate.example/</link><description>Reports &amp; notes</description><image><title>Logo</title><link>https://northgate.example/logo</link></image>
<item><title>Copper Heron &amp;amp; friends</title><link>https://northgate.example/copper-heron</link><pubDate>Tue, 17 Nov 2026 08:00:00 GMT</pubDate><description>&lt;p&gt;Short&lt;/p&gt;</description><content:encoded><![CDATA[<p>The implant beacons to <b>update.heron-</b>cdn.example &amp; more.</p>]]></content:encoded></item>
<item><title>Second</title><description>&lt;p&gt;C2 at 198.51.100.23 &amp;amp; on&lt;/p&gt;</description></item></channel></rss>`;

const ATOM = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Northgate</title><link href="https://northgate.example/"/><entry><title type="html">Copper &lt;b&gt;Heron&lt;/b&gt;</title><link rel="alternate" href="https://northgate.example/1"/><published>2026-11-17T08:00:00Z</published><updated>2026-11-18T08:00:00Z</updated><author><name>Mara Lindqvist</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>C2 at <i>heron.example</i>.<br/>Two.</p></div></content></entry></feed>`;

const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Northgate',
  home_page_url: 'https://northgate.example/',
  items: [
    {
      id: '1',
      url: 'https://northgate.example/1',
      title: 'Copper “Heron”',
      content_html: '<p>C2 at "heron.example"\u00e9</p>',
      date_published: '2026-11-17T08:00:00Z',
      authors: [{ name: 'Mara Lindqvist' }],
    },
    { id: '2', content_text: 'Line one.\n\nLine "two" 198.51.100.23.' },
  ],
});

const utf16 = (text) => Buffer.from(text, 'utf16le');
/** The streams of the seed `report.msg`, by path. */
export const MSG = {
  '__properties_version1.0': Buffer.alloc(32),
  '__substg1.0_0037001F': utf16('Operation Copper Heron'),
  '__substg1.0_0C1A001F': utf16('Mara Lindqvist'),
  '__substg1.0_5D01001F': utf16('mara@northgate.example'),
  '__substg1.0_0E04001F': utf16('desk@port.example'),
  '__substg1.0_1000001F': utf16(
    `The implant beacons to update.heron-cdn.example.\r\n\r\n${'It went on for eleven months. '.repeat(200)}`,
  ),
  '__attach_version1.0_#00000000/__properties_version1.0': Buffer.alloc(8),
  '__attach_version1.0_#00000000/__substg1.0_3707001F': utf16('iocs.csv'),
  '__attach_version1.0_#00000000/__substg1.0_37010102': Buffer.from(CSV),
  '__attach_version1.0_#00000001/__substg1.0_3707001F': utf16('setup.exe'),
  '__attach_version1.0_#00000001/__substg1.0_37010102': Buffer.from('MZ\x90\0....', 'latin1'),
  '__attach_version1.0_#00000002/__substg1.0_3701000D/__properties_version1.0': Buffer.alloc(24),
  '__attach_version1.0_#00000002/__substg1.0_3701000D/__substg1.0_0037001F': utf16('Inner'),
  '__attach_version1.0_#00000002/__substg1.0_3701000D/__substg1.0_10130102': Buffer.from(
    '<p>Inner <b>body</b> 203.0.113.5</p>',
  ),
};

/** A compound file ([MS-CFB]) of version 3 with 512-byte sectors; directory siblings as a plain list to the right. */
export function oleOf(streams) {
  const nodes = [{ name: 'Root Entry', type: 5, children: [], data: Buffer.alloc(0) }];
  const byPath = new Map([['', nodes[0]]]);
  const nodeAt = (path, type, data) => {
    const known = byPath.get(path);
    if (known !== undefined) return known;
    const slash = path.lastIndexOf('/');
    const parent = slash < 0 ? nodes[0] : nodeAt(path.slice(0, slash), 1, Buffer.alloc(0));
    const node = { name: path.slice(slash + 1), type, children: [], data };
    parent.children.push(nodes.length);
    nodes.push(node);
    byPath.set(path, node);
    return node;
  };
  for (const [path, data] of Object.entries(streams)) nodeAt(path, 2, Buffer.from(data));
  const END = 0xfffffffe;
  const sectors = [];
  const table = [];
  const add = (data) => {
    if (data.length === 0) return END;
    const first = sectors.length;
    for (let at = 0; at < data.length; at += 512) {
      sectors.push(padded(data.subarray(at, at + 512), 512));
      table.push(sectors.length);
    }
    table[table.length - 1] = END;
    return first;
  };
  let mini = Buffer.alloc(0);
  const miniTable = [];
  for (const node of nodes) {
    if (node.type !== 2) continue;
    if (node.data.length >= 4096) node.start = add(node.data);
    else if (node.data.length === 0) node.start = END;
    else {
      node.start = mini.length / 64;
      const whole = padded(node.data, Math.ceil(node.data.length / 64) * 64);
      mini = Buffer.concat([mini, whole]);
      while (miniTable.length < mini.length / 64) miniTable.push(miniTable.length + 1);
      miniTable[miniTable.length - 1] = END;
    }
  }
  nodes[0].start = add(mini);
  nodes[0].data = mini;
  const miniStart = add(wordsOf(miniTable));
  const records = nodes.map((node, index) => {
    const record = Buffer.alloc(128);
    record.write(node.name, 0, 62, 'utf16le');
    record.writeUInt16LE(Math.min(31, node.name.length) * 2 + 2, 64);
    record.writeUInt8(node.type, 66);
    const parent = nodes.find(({ children }) => children.includes(index));
    const next = parent?.children[parent.children.indexOf(index) + 1] ?? 0xffffffff;
    record.writeUInt32LE(0xffffffff, 68);
    record.writeUInt32LE(next, 72);
    record.writeUInt32LE(node.children[0] ?? 0xffffffff, 76);
    record.writeUInt32LE(node.start ?? 0, 116);
    record.writeUInt32LE(node.data.length, 120);
    return record;
  });
  const directory = add(Buffer.concat(records));
  const tableSectors = Math.ceil((table.length + 4) / 128);
  const firstTable = sectors.length;
  const full = [...table, ...Array.from({ length: tableSectors }, () => 0xfffffffd)];
  const written = padded(wordsOf(full), tableSectors * 512, 0xff);
  const header = Buffer.alloc(512);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(tableSectors, 44);
  header.writeUInt32LE(directory, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(miniStart, 60);
  header.writeUInt32LE(1, 64);
  header.writeUInt32LE(END, 68);
  for (let at = 0; at < 109; at++)
    header.writeUInt32LE(at < tableSectors ? firstTable + at : 0xffffffff, 76 + at * 4);
  return Buffer.concat([header, ...sectors, written]);
}

function padded(data, length, fill = 0) {
  return Buffer.concat([data, Buffer.alloc(Math.max(0, length - data.length), fill)]);
}

function wordsOf(numbers) {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [at, number] of numbers.entries()) bytes.writeUInt32LE(number, at * 4);
  return bytes;
}

export function lockedZip(name, content, password, cipher) {
  const packed = deflateRawSync(content);
  const isAes = cipher === 'aes';
  const crc = isAes ? 0 : crc32(content);
  const data = isAes ? aesEncrypted(packed, password) : zipCryptoEncrypted(packed, password, crc >>> 24);
  const extra = isAes ? Buffer.from([0x01, 0x99, 7, 0, 2, 0, 0x41, 0x45, 3, 8, 0]) : Buffer.alloc(0);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(isAes ? 51 : 20, 0);
  common.writeUInt16LE(1, 2);
  common.writeUInt16LE(isAes ? 99 : 8, 4);
  common.writeUInt32LE(crc, 10);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(Buffer.byteLength(name), 22);
  common.writeUInt16LE(extra.length, 24);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), extra, data]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\0', 'latin1'),
    common,
    Buffer.alloc(14),
    Buffer.from(name),
    extra,
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

/** APPNOTE 6.1, the other way round from the reader's, and written apart from it. */
function zipCryptoEncrypted(plain, password, check) {
  const table = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c % 2 === 1 ? (0xedb88320 ^ (c >>> 1)) >>> 0 : c >>> 1;
    return c;
  });
  const step = (crc, byte) => (table[(crc ^ byte) & 255] ^ (crc >>> 8)) >>> 0;
  const keys = [0x12345678, 0x23456789, 0x34567890];
  const update = (byte) => {
    keys[0] = step(keys[0], byte);
    keys[1] = Number((BigInt((keys[1] + (keys[0] & 255)) >>> 0) * 134775813n + 1n) & 0xffffffffn);
    keys[2] = step(keys[2], keys[1] >>> 24);
  };
  for (const byte of Buffer.from(password)) update(byte);
  const source = Buffer.concat([Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, check]), plain]);
  return Buffer.from(
    source.map((byte) => {
      const mixed = (keys[2] | 2) & 0xffff;
      const stream = ((mixed * (mixed ^ 1)) >>> 8) & 255;
      update(byte);
      return byte ^ stream;
    }),
  );
}

/** WinZip AE-2 with a 256-bit key, block by block. */
function aesEncrypted(plain, password) {
  const salt = Buffer.from('0102030405060708090a0b0c0d0e0f10', 'hex');
  const keys = pbkdf2Sync(password, salt, 1000, 66, 'sha1');
  const cipher = Buffer.from(plain);
  for (let block = 0; block * 16 < cipher.length; block++) {
    const counter = Buffer.alloc(16);
    counter.writeUInt32LE(block + 1);
    const stream = createCipheriv('aes-256-ecb', keys.subarray(0, 32), null).update(counter);
    for (let at = 0; at < 16 && block * 16 + at < cipher.length; at++) cipher[block * 16 + at] ^= stream[at];
  }
  const mac = createHmac('sha1', keys.subarray(32, 64)).update(cipher).digest().subarray(0, 10);
  return Buffer.concat([salt, keys.subarray(64), cipher, mac]);
}
