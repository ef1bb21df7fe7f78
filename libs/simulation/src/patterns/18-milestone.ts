import { draw } from '../testing/draw.ts';
import { hears, type Pattern, START, work } from './pattern.ts';

export const milestone: Pattern = {
  number: 18,
  name: 'Milestone',
  support: 'composition',
  how: 'The milestone is a wait with two events: the task may be asked for, and what ends the milestone may come. After the task *Go to* leads back to the wait; before it is reached and after it is left, nobody hears the request.',
  graph: draw(
    {
      start: START,
      book: work('book'),
      booked: hears(['change_route', 'issue_ticket']),
      change: work('change'),
      back: ['flow.goto', { target: 'booked' }],
      ticket: work('ticket'),
    },
    [
      'start -> book',
      'book -> booked',
      'booked.change_route -> change',
      'change -> back',
      'booked.issue_ticket -> ticket',
    ],
  ),
};
