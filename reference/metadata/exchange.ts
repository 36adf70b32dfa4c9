/** One request to a metadata service. */
import { NetworkError, type World } from '../world.js';

export interface MetadataAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** The answer, or why there is none. `timeout` in ms. */
export async function exchange(
  world: World,
  request: Request,
  timeout: number,
): Promise<MetadataAnswer | NetworkError> {
  try {
    const response = await world.fetch(request, { timeout });
    const { status, headers } = response;
    return { status, headers, body: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    if (error instanceof NetworkError) return error;
    throw error;
  }
}
