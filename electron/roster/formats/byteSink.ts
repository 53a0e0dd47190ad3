/** Where a format's bytes go; the promise is its backpressure. Rejects when the file cannot be written. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
}
