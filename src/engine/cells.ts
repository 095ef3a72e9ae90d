import { Endpoint } from './endpoint';
import { Extent } from './endpoint-index';

/**
 * All endpoints, cut into cells that some extents, and the names of ports where they count, do not tell apart.
 *
 * @internal
 */
export class Cells {
  public readonly members = new Map<string, number[]>();
  private readonly keys: string[];

  public constructor(
    public readonly id: string, endpoints: readonly Endpoint[], extents: readonly Extent[], byPorts: boolean,
  ) {
    const words = new Map<string, string>();
    this.keys = endpoints.map((each, place) => {
      const key = [...extents.map((extent) => String(extent.at(place))), byPorts ? portsKey(each) : ''].join('|');
      // Doubts are sentences; a number a cell is enough to tell cells apart.
      const short = words.get(key) ?? String(words.size);
      words.set(key, short);
      return short;
    });
    this.keys.forEach((key, place) => {
      const cell = this.members.get(key);
      if (cell === undefined) this.members.set(key, [place]);
      else cell.push(place);
    });
  }

  public of(place: number): string {
    return this.keys[place];
  }
}

/** What rules with named ports can tell apart in a receiver. @internal */
export function portsKey(receiver: Endpoint): string {
  if (receiver.kind !== 'pods') return '';
  return receiver.ports === undefined ? '?' : receiver.ports.flatMap(({ name, protocol, number }) => (name === undefined ? [] : [`${name}/${protocol}=${number}`])).join();
}
