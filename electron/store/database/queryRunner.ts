import type { Database, RunResult, Statement } from 'better-sqlite3';
import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Schema } from '../schema/schema.ts';
import { addTextFunctions } from './textFunctions.ts';

/** What SQLite can bind; `codecs.ts` makes everything else into one of these. */
export type Bindable = string | number | null;

/** A query compiled once, run with other values each time. Rows have the types of `schema/`. */
export interface Query<Params, Row> {
  all(params: Params): Row[];
  get(params: Params): Row | undefined;
  /** The connection can write nothing while somebody iterates. */
  iterate(params: Params): IterableIterator<Row>;
  run(params: Params): RunResult;
}

export type QueryBuilder = Kysely<Schema>;

/**
 * kysely as the typed builder and nothing else: `compile()` gives SQL and the order of the values, better-sqlite3
 * runs it at once, and statements are prepared once per SQL text.
 */
export interface QueryRunner {
  /** `build` is called once, with stand-ins for the values. */
  prepare<Params extends Record<string, Bindable>, Row>(
    build: (params: Params, builder: QueryBuilder) => Compilable<Row>,
  ): Query<Params, Row>;
  /** For a query whose shape depends on what is asked; `build` is called with the real values. */
  all<Row>(build: (builder: QueryBuilder) => Compilable<Row>): Row[];
  /** The values of the only column: for many rows, each of which would be an object otherwise. */
  column<Row>(build: (builder: QueryBuilder) => Compilable<Row>): Row[keyof Row][];
  iterate<Row>(build: (builder: QueryBuilder) => Compilable<Row>): IterableIterator<Row>;
  run(build: (builder: QueryBuilder) => Compilable): RunResult;
}

class StandIn {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

const builder: QueryBuilder = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

export function createQueryRunner(database: Database): QueryRunner {
  const statements = new Map<string, Statement>();
  addTextFunctions(database);
  const columns = new Map<string, Statement>();

  function statementOf<Row>(sql: string, kept = statements): Statement<unknown[], Row> {
    let statement = kept.get(sql);
    if (statement === undefined) {
      statement = database.prepare(sql);
      if (kept === columns) statement.pluck();
      kept.set(sql, statement);
    }
    // The cache holds statements of every row type; the compiled query says which one this SQL gives.
    return statement as Statement<unknown[], Row>;
  }

  return {
    prepare<Params extends Record<string, Bindable>, Row>(
      build: (params: Params, builder: QueryBuilder) => Compilable<Row>,
    ): Query<Params, Row> {
      let compiled: { statement: Statement<unknown[], Row>; names: unknown[] } | null = null;
      const ready = () => {
        if (compiled === null) {
          const query = build(standIns<Params>(), builder).compile();
          compiled = { statement: statementOf<Row>(query.sql), names: [...query.parameters] };
        }
        return compiled;
      };
      const values = (names: unknown[], params: Params) =>
        names.map((name) => (name instanceof StandIn ? params[name.name] : name));
      return {
        all(params) {
          const { statement, names } = ready();
          return statement.all(...values(names, params));
        },
        get(params) {
          const { statement, names } = ready();
          return statement.get(...values(names, params));
        },
        iterate(params) {
          const { statement, names } = ready();
          return statement.iterate(...values(names, params));
        },
        run(params) {
          const { statement, names } = ready();
          return statement.run(...values(names, params));
        },
      };
    },
    all<Row>(build: (builder: QueryBuilder) => Compilable<Row>): Row[] {
      const query = build(builder).compile();
      return statementOf<Row>(query.sql).all(...query.parameters);
    },
    column<Row>(build: (builder: QueryBuilder) => Compilable<Row>): Row[keyof Row][] {
      const query = build(builder).compile();
      return statementOf<Row[keyof Row]>(query.sql, columns).all(...query.parameters);
    },
    iterate<Row>(build: (builder: QueryBuilder) => Compilable<Row>): IterableIterator<Row> {
      const query = build(builder).compile();
      return statementOf<Row>(query.sql).iterate(...query.parameters);
    },
    run(build) {
      const query = build(builder).compile();
      return statementOf(query.sql).run(...query.parameters);
    },
  };
}

/** An object that answers every name with a stand-in, dressed as the values that will take its place. */
function standIns<Params extends Record<string, Bindable>>(): Params {
  return new Proxy({}, { get: (_, name) => new StandIn(String(name)) }) as Params;
}
