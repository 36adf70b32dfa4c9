/** Until a source is written, a world that calls for it is no world for the reference. */
export function notWritten(source: string): Promise<never> {
  return Promise.reject(new Error(`the reference has no source ${source} yet`));
}
