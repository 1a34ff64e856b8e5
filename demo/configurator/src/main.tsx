import { h, render } from 'preact';
import { App } from './App';
import './styles/base.css';
import './styles/form.css';
import './styles/layout.css';
import './styles/preview.css';
import './styles/take.css';
import { joinShelves, recall, type Shelf } from './work/keep';
import { startWork } from './work/reduce';

/** None where the browser refuses it. */
function findShelf(): Shelf | undefined {
  try {
    return joinShelves(window.sessionStorage, window.localStorage);
  } catch {
    return undefined;
  }
}

const shelf = findShelf();
const root = document.getElementById('app');
if (root) render(<App shelf={shelf} work={(shelf && recall(shelf)) ?? startWork({})} />, root);
