import type { FigureId } from './FigureId';
import { as, asBlank, atMost, type Goal, none, notAbove, notAboveRivals, ratioAtMost } from './goals';

/** One thing that is measured. */
export interface Figure {
  readonly title: string;
  readonly unit: 'ms' | 'KB' | 'bytes' | 'frames' | '';
  /** Without what the page costs by itself: what the blank page took in the same round is taken away. */
  readonly isOverBlank?: true;
  /** What a ratio is taken to. */
  readonly ratioTo?: 'floor' | 'blank';
  /** Which of our files stands for ours; `soglasie.js` otherwise. */
  readonly of?: 'headless';
  /** Less of it is not better: no peer is the best. */
  readonly hasNoBest?: true;
  readonly goal?: Goal;
}

export const figures: Readonly<Record<FigureId, Figure>> = {
  firstBytes: {
    title: 'bytes to a visible surface, brotli',
    unit: 'bytes',
    ratioTo: 'floor',
    goal: atMost(11_000),
  },
  firstRequests: { title: 'requests to a visible surface', unit: '', ratioTo: 'floor', goal: atMost(1) },
  returnBytes: {
    title: 'bytes for a returning visitor, brotli',
    unit: 'bytes',
    ratioTo: 'floor',
    goal: atMost(11_000),
  },
  returnRequests: { title: 'requests for a returning visitor', unit: '', ratioTo: 'floor', goal: atMost(1) },
  headlessBytes: {
    title: 'bytes, headless, brotli',
    unit: 'bytes',
    of: 'headless',
    ratioTo: 'floor',
    goal: atMost(5_000),
  },
  slowSeen: {
    title: 'surface seen, slow processor and network',
    unit: 'ms',
    ratioTo: 'floor',
    goal: ratioAtMost(1.15),
  },
  slowSettled: {
    title: 'surface settled, slow processor and network',
    unit: 'ms',
    ratioTo: 'floor',
    goal: ratioAtMost(1.15),
  },
  seen: { title: 'surface seen, unthrottled', unit: 'ms', ratioTo: 'floor', goal: ratioAtMost(1.5) },
  settled: { title: 'surface settled, unthrottled', unit: 'ms', ratioTo: 'floor' },
  slowFirstPaint: {
    title: "the page's own first paint, slow processor and network",
    unit: 'ms',
    ratioTo: 'blank',
    goal: asBlank,
  },
  firstScript: {
    title: 'script, first visit',
    unit: 'ms',
    isOverBlank: true,
    ratioTo: 'floor',
    goal: notAbove('osano'),
  },
  firstCallbacks: {
    title: 'the same without what promises wait for',
    unit: 'ms',
    isOverBlank: true,
    ratioTo: 'floor',
  },
  returnScript: {
    title: 'script, return visit',
    unit: 'ms',
    isOverBlank: true,
    ratioTo: 'floor',
    goal: ratioAtMost(2),
  },
  returnCallbacks: {
    title: 'the same without what promises wait for',
    unit: 'ms',
    isOverBlank: true,
    ratioTo: 'floor',
  },
  firstLayout: {
    title: 'style and layout, first visit',
    unit: 'ms',
    isOverBlank: true,
    ratioTo: 'floor',
    goal: ratioAtMost(1.5),
  },
  blocking: { title: 'total blocking time, first visit, 4× processor', unit: 'ms', goal: none },
  clickPaint: {
    title: 'accept click to next paint, 10 scripts, 4× processor',
    unit: 'ms',
    ratioTo: 'floor',
    goal: ratioAtMost(1.2),
  },
  manyClickPaint: {
    title: 'accept click to next paint, 5,000 scripts, 4× processor',
    unit: 'ms',
    ratioTo: 'floor',
    goal: as('clickPaint', 'ours', 'as with 10'),
  },
  clickFirst: {
    title: 'first script runs after that paint, 10 scripts, 4× processor',
    unit: 'frames',
    hasNoBest: true,
    goal: atMost(2),
  },
  manyTime: {
    title: 'accept click to the last of 5,000 scripts',
    unit: 'ms',
    ratioTo: 'floor',
    goal: ratioAtMost(1.3),
  },
  manyLongest: { title: 'longest task over 50 ms among them', unit: 'ms', goal: none },
  mixedTime: {
    title: 'accept click to the last of six mixed scripts',
    unit: 'ms',
    ratioTo: 'floor',
    goal: ratioAtMost(1.15),
  },
  slowReturn: {
    title: 'cold return, slow processor and network: script runs',
    unit: 'ms',
    ratioTo: 'floor',
    goal: ratioAtMost(1.1),
  },
  shift: { title: 'layout shift', unit: '', goal: none },
  heap: {
    title: 'JavaScript memory after garbage collection',
    unit: 'KB',
    isOverBlank: true,
    ratioTo: 'floor',
    goal: notAboveRivals,
  },
  listeners: {
    title: 'event listeners',
    unit: '',
    isOverBlank: true,
    ratioTo: 'floor',
    goal: atMost(5),
  },
  centre: {
    title: 'click to preference centre, after the pointer came near, 4× processor',
    unit: 'ms',
    ratioTo: 'floor',
    goal: notAboveRivals,
  },
};
