import type { Catalogue } from '../i18n/index.ts';
import { word } from '../i18n/index.ts';
import type { Action } from './actions.ts';

/** What an action is called. */
export function actionLabel(action: Action, text: Catalogue): string {
  switch (action) {
    case 'next':
    case 'previous':
    case 'nextAny':
    case 'previousAny':
      return text[`key.${action}`];
    case 'accept':
    case 'reject':
    case 'edit':
    case 'later':
    case 'undo':
    case 'same':
    case 'mark':
    case 'side':
    case 'highlights':
    case 'find':
    case 'go':
    case 'help':
      return text[`keys.${action}`];
    default:
      return text['keymap.kind'](word(text, 'kind', action));
  }
}
