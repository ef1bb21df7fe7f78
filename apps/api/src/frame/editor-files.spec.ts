import { editorFileAt } from './editor-files.ts';

describe('the file of the editor', () => {
  it.each([
    ['/', 'index.html'],
    ['/w/clinic/runs?status=failed', 'index.html'],
    ['//', 'index.html'],
    ['//evil.example/..', 'index.html'],
    ['/favicon.svg', 'favicon.svg'],
    ['/assets/index-1.js', 'assets/index-1.js'],
    ['/api', null],
    ['/api/v1/nothing', null],
    ['/f/none', null],
  ])('for %s is %s', (target, file) => {
    expect(editorFileAt(target)).toBe(file);
  });
});
