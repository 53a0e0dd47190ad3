type Details = Readonly<Record<string, string | number | boolean | null>>;

/** Where it is noted what became of a data file. No member data: counts, codes and names of our own files. */
export interface StoreLog {
  info(event: string, details?: Details): void;
  warn(event: string, details?: Details): void;
  error(event: string, details?: Details): void;
}
