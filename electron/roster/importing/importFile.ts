import type { GroupMember } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type {
  FileIdentity,
  FoundPeople,
  ImportFacts,
  ImportKeys,
} from '#shared/domain/importFacts.ts';
import type { ImportMapping, ImportReading, ImportWish } from '#shared/domain/importing.ts';
import { limits } from '#shared/domain/limits.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { writeFileAtomically } from '../atomicFile.ts';
import { fileTooLarge } from './fileTooLarge.ts';
import { guessMapping } from './guessMapping.ts';
import { headingSignature } from './headingSignature.ts';
import type { ImportCall, ImportParams, ImportValue } from './importCalls.ts';
import { editOf, fingerprintOf } from './planning/planEdit.ts';
import { type PlannedImport, planImport } from './planning/planImport.ts';
import { type FileContent, readFile, shortened } from './planning/readFile.ts';
import { describeGroup, describePeople, listMembers, pageOf } from './planPages.ts';
import { type ImportTable, readTable } from './reading/readTable.ts';
import { writeUnusable } from './unusableFile.ts';

/** Letters of a cell or heading that are shown. */
const mostShown = 500;

/** What is here, and who people are; `close` lets go of the data file. */
export interface ImportReader extends ImportFacts {
  membersOf(groupId: Parameters<ImportFacts['membersOf']>[0]): ReadonlyMap<PersonId, GroupMember>;
  rememberedMapping(signature: string): ImportMapping | null;
  close(): void;
}

export type ImportAnswers = {
  [Name in ImportCall]: (
    params: ImportParams<Name>,
  ) => ImportValue<Name> | Promise<ImportValue<Name>>;
};

/** One file that is being taken in, from its first bytes to the edit. Every failure is a MusterError. */
export class ImportFile implements ImportAnswers {
  readonly #openReader: (storeFile: string) => ImportReader;
  readonly #keys: ImportKeys;
  #pieces: Uint8Array[] = [];
  #received = 0;
  #read: { key: string; table: ImportTable } | null = null;
  #content: { key: string; content: FileContent } | null = null;
  #plan: PlannedImport | null = null;
  /** Of the last plan; every plan has its own. */
  #planNumber = 0;
  /** Who was found for the lists of a content, and at which version of what is here. */
  readonly #found = new WeakMap<
    readonly FileIdentity[],
    { version: number; found: (FoundPeople | null)[] }
  >();

  constructor(openReader: (storeFile: string) => ImportReader, keys: ImportKeys) {
    this.#openReader = openReader;
    this.#keys = keys;
  }

  receive({ offset, data }: ImportParams<'receive'>): ImportValue<'receive'> {
    if (offset !== this.#received) {
      throw new MusterError('invalidRequest', 'A piece of the file is missing. Choose it again.');
    }
    const piece = Buffer.from(data, 'base64');
    if (this.#received + piece.length > limits.importBytes) throw fileTooLarge();
    this.#pieces.push(piece);
    this.#received += piece.length;
    return { received: this.#received };
  }

  async read({ reading, rows, storeFile }: ImportParams<'read'>): Promise<ImportValue<'read'>> {
    const table = await this.#tableFor(reading);
    const signature = headingSignature(table);
    const remembered =
      signature === null
        ? null
        : this.#with(storeFile, (here) => here.rememberedMapping(signature));
    const isFitting = remembered?.fields.length === table.headings.length;
    const { kind, encoding, separator, sheet, sheets, hasHeading } = table;
    const width = table.headings.length;
    return {
      kind,
      encoding,
      separator,
      sheet,
      sheets,
      hasHeading,
      headings: table.headings.map(
        (heading, column) => shortened(heading, mostShown) || `Column ${column + 1}`,
      ),
      rows: table.rows
        .slice(0, rows)
        .map(({ cells }) =>
          Array.from({ length: width }, (_, column) => shortened(cells[column] ?? '', mostShown)),
        ),
      total: table.rows.length,
      mapping: isFitting ? remembered : guessMapping(table),
      mappingFrom: isFitting ? 'remembered' : 'guessed',
    };
  }

  plan({ wish, ...here }: ImportParams<'plan'>): ImportValue<'plan'> {
    this.#plan = this.#planFor(wish, here);
    this.#planNumber += 1;
    return { plan: this.#planNumber, ...this.#plan.summary };
  }

  groups(page: ImportParams<'groups'>): ImportValue<'groups'> {
    const { groups } = this.#lastPlan();
    return pageOf(groups, page, (group, index) => describeGroup(group, index));
  }

  members({ group, part, storeFile, ...page }: ImportParams<'members'>): ImportValue<'members'> {
    const plan = this.#lastPlan();
    const planned = plan.groups[group];
    if (planned === undefined) throw new MusterError('notFound', 'This group is not in the plan.');
    return this.#with(storeFile, (here) => {
      const members = listMembers(planned[part], plan, here);
      return pageOf(members, page, (member) => member);
    });
  }

  people({ outcome, storeFile, ...page }: ImportParams<'people'>): ImportValue<'people'> {
    const plan = this.#lastPlan();
    const numbers = [...plan.people.keys()].filter((one) => plan.people[one]?.outcome === outcome);
    const { items, ...rest } = pageOf(numbers, page, (number) => number);
    const described = this.#with(storeFile, (here) => describePeople(items, plan, here));
    return { ...rest, items: described };
  }

  unusable(page: ImportParams<'unusable'>): ImportValue<'unusable'> {
    return pageOf(this.#lastPlan().unusable, page, (line) => line);
  }

  async saveUnusable(params: ImportParams<'saveUnusable'>): Promise<ImportValue<'saveUnusable'>> {
    const { targetPath, temporaryPath, separator } = params;
    const { unusable } = this.#lastPlan();
    const table = this.#lastTable();
    const file = { targetPath, temporaryPath, signal: new AbortController().signal };
    const bytes = await writeFileAtomically(file, (sink) =>
      writeUnusable({ unusable, table, separator }, sink),
    );
    return { bytes };
  }

  edit({ plan, ...here }: ImportParams<'edit'>): ImportValue<'edit'> {
    const last = this.#lastPlan();
    if (plan !== this.#planNumber) return null;
    const { refusal } = last.summary;
    if (refusal !== null) throw new MusterError('invalidRequest', refusal);
    const again = this.#planFor(last.wish, here);
    this.#plan = again;
    if (fingerprintOf(again) === fingerprintOf(last)) return editOf(again);
    this.#planNumber += 1;
    return null;
  }

  mapping(): ImportValue<'mapping'> {
    const signature = headingSignature(this.#lastTable());
    return signature === null ? null : { signature, mapping: this.#lastPlan().wish.mapping };
  }

  #planFor(
    wish: ImportWish,
    { storeFile, storeVersion, capabilities }: Omit<ImportParams<'edit'>, 'plan'>,
  ) {
    const table = this.#lastTable();
    const content = this.#contentFor(table, wish.mapping);
    return this.#with(storeFile, (here) => {
      const findPeople: ImportFacts['findPeople'] = (wanted) =>
        wanted === content.people || wanted === content.doubts.wanted
          ? this.#findOnce(wanted, storeVersion, here)
          : here.findPeople(wanted);
      const request = { content, wish, capabilities, rows: table.rows };
      return planImport(request, { ...here, findPeople });
    });
  }

  /** Looking for 100,000 people takes seconds, and each choice is a plan. */
  #findOnce(wanted: readonly FileIdentity[], version: number, here: ImportReader) {
    const known = this.#found.get(wanted);
    if (known?.version === version) return known.found;
    const found = here.findPeople(wanted);
    this.#found.set(wanted, { version, found });
    return found;
  }

  /** Choices change often, mapping and reading seldom. */
  #contentFor(table: ImportTable, mapping: ImportMapping): FileContent {
    const key = JSON.stringify(mapping);
    if (this.#content?.key === key) return this.#content.content;
    const content = readFile(table, mapping, this.#keys);
    this.#content = { key, content };
    return content;
  }

  async #tableFor(reading: ImportReading): Promise<ImportTable> {
    const key = JSON.stringify(reading);
    if (this.#read?.key === key) return this.#read.table;
    this.#read = null;
    this.#content = null;
    this.#plan = null;
    const table = await readTable(this.#bytes(), reading);
    this.#read = { key, table };
    return table;
  }

  #bytes(): Uint8Array {
    const [only] = this.#pieces;
    if (only !== undefined && this.#pieces.length === 1) return only;
    const whole = Buffer.concat(this.#pieces);
    this.#pieces = [whole];
    return whole;
  }

  #lastTable(): ImportTable {
    if (this.#read !== null) return this.#read.table;
    throw new MusterError('invalidRequest', 'The file is not read yet.');
  }

  #lastPlan(): PlannedImport {
    if (this.#plan !== null) return this.#plan;
    throw new MusterError('invalidRequest', 'Nothing is planned yet.');
  }

  #with<Value>(storeFile: string, work: (reader: ImportReader) => Value): Value {
    const reader = this.#openReader(storeFile);
    try {
      return work(reader);
    } finally {
      reader.close();
    }
  }
}
