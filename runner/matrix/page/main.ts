/** Where the browser begins. */
import type { Matrix } from '../matrix.js';
import { startApp } from './app.js';

const data = document.getElementById('matrix')?.textContent ?? '';
startApp(JSON.parse(data) as Matrix, document.body);
