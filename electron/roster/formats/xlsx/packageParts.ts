import { stylesXml } from './styles.ts';
import { escapeAttribute, escapeText } from './xml.ts';

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const spreadsheetNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts that are the same in every roster workbook. */
export const fixedParts: readonly { name: string; xml: string }[] = [
  {
    name: '[Content_Types].xml',
    xml:
      `${xmlDeclaration}<Types xmlns="${packageNamespace}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${mediaType}.sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${mediaType}.worksheet+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${mediaType}.styles+xml"/>` +
      '</Types>',
  },
  {
    name: '_rels/.rels',
    xml:
      `${xmlDeclaration}<Relationships xmlns="${packageNamespace}/relationships">` +
      `<Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/>` +
      '</Relationships>',
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    xml:
      `${xmlDeclaration}<Relationships xmlns="${packageNamespace}/relationships">` +
      `<Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/>` +
      `<Relationship Id="rId2" Type="${relationships}/styles" Target="styles.xml"/>` +
      '</Relationships>',
  },
  { name: 'xl/styles.xml', xml: `${xmlDeclaration}${stylesXml}` },
];

/** `range`: the filtered cells as `$A$1:$E$241`. Excel wants the filter named here as well as in the sheet. */
export function workbookPart(sheet: string, range: string): string {
  const quoted = `'${sheet.replaceAll("'", "''")}'`;
  return (
    `${xmlDeclaration}<workbook xmlns="${spreadsheetNamespace}" xmlns:r="${relationships}">` +
    // The sheet's view names the first of these.
    '<bookViews><workbookView activeTab="0"/></bookViews>' +
    `<sheets><sheet name="${escapeAttribute(sheet)}" sheetId="1" r:id="rId1"/></sheets>` +
    '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">' +
    `${escapeText(`${quoted}!${range}`)}</definedName></definedNames></workbook>`
  );
}
