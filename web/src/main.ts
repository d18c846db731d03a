import { mount } from 'svelte';
import App from './App.svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/answer.css';
import './styles/print.css';
import { session } from './session.svelte';
import { applyTheme } from './ui/theme.svelte';

applyTheme();
void session.start();
mount(App, { target: document.getElementById('app') as HTMLElement });
