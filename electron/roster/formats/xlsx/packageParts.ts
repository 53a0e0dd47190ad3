import { stylesXml } from './styles.ts';
import { escapeAttribute, escapeText } from './xml.ts';

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const spreadsheetNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The archive's name of a sheet's part, counted from 1. */
export function sheetPartName(number: number): string {
  return `xl/worksheets/sheet${number}.xml`;
}

/** The parts that say what is in the archive; those of the sheets and the workbook follow. */
export function openingParts(sheets: number): readonly { name: string; xml: string }[] {
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
  const stylesId = sheets + 1;
  return [
    {
      name: '[Content_Types].xml',
      xml:
        `${xmlDeclaration}<Types xmlns="${packageNamespace}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${mediaType}.sheet.main+xml"/>` +
        numbers
          .map(
            (number) =>
              `<Override PartName="/${sheetPartName(number)}" ContentType="${mediaType}.worksheet+xml"/>`,
          )
          .join('') +
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
        numbers
          .map(
            (number) =>
              `<Relationship Id="rId${number}" Type="${relationships}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
          )
          .join('') +
        `<Relationship Id="rId${stylesId}" Type="${relationships}/styles" Target="styles.xml"/>` +
        '</Relationships>',
    },
    { name: 'xl/styles.xml', xml: `${xmlDeclaration}${stylesXml}` },
  ];
}

export interface NamedSheet {
  name: string;
  /** The filtered cells as `$A$1:$E$241`; null: there is no filter. */
  range: string | null;
}

/** The sheets in their order. Excel wants each filter named here as well as in the sheet. */
export function workbookPart(sheets: readonly NamedSheet[]): string {
  const listed = sheets.map(
    ({ name }, index) =>
      `<sheet name="${escapeAttribute(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const filters = sheets.flatMap(({ name, range }, index) => {
    if (range === null) return [];
    const quoted = `'${name.replaceAll("'", "''")}'`;
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">` +
        `${escapeText(`${quoted}!${range}`)}</definedName>`,
    ];
  });
  return (
    `${xmlDeclaration}<workbook xmlns="${spreadsheetNamespace}" xmlns:r="${relationships}">` +
    // The first sheet's view says that it is the one.
    '<bookViews><workbookView activeTab="0"/></bookViews>' +
    `<sheets>${listed.join('')}</sheets>` +
    `<definedNames>${filters.join('')}</definedNames></workbook>`
  );
}
