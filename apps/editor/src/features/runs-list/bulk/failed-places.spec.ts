import { drawing } from '../../../canvas/testing/drawing.ts';
import { failedPlaces } from './failed-places.ts';

const versions = [
  drawing({ send: 'http.request' }),
  drawing({ send: 'http.request', ask: 'wait.reply' }),
  drawing({ old: 'wait.time' }),
];

async function placesOf(...ids: readonly string[]) {
  const read: number[] = [];
  const places = await failedPlaces(ids, [3, 2, 1], (version) => {
    read.push(version);
    return Promise.resolve(versions[3 - version] ?? null);
  });
  return { read, titles: places.map(({ nodeId, title }) => [nodeId, title]) };
}

const titleOf = (id: string): string => versions.map(({ nodes }) => nodes[id]?.title).find(Boolean) ?? '';

describe('failedPlaces', () => {
  it('reads no more versions than it takes to name them', async () => {
    expect(await placesOf('send', 'ask')).toEqual({
      read: [3, 2],
      titles: [
        ['send', titleOf('send')],
        ['ask', titleOf('ask')],
      ],
    });
    expect(await placesOf()).toEqual({ read: [], titles: [] });
  });

  it('names by its id what no version has, and what a called workflow has', async () => {
    expect(await placesOf('call/send')).toEqual({ read: [], titles: [['call/send', 'call/send']] });
    expect(await placesOf('lost')).toEqual({ read: [3, 2, 1], titles: [['lost', 'lost']] });
  });
});
