import { useQuery } from '@tanstack/react-query';
import { homeQuery } from '../api/queries.ts';
import { Choice } from '../desk/choice.tsx';
import { useText } from '../i18n/index.ts';
import { KeySettings } from '../keys/key-settings.tsx';
import { type Settings, settings, useSettings } from '../settings.ts';

export function SettingsScreen() {
  const text = useText();
  const now = useSettings();
  const home = useQuery(homeQuery);
  const set =
    <Name extends keyof Settings>(name: Name) =>
    (value: string) =>
      settings.change({ [name]: value });
  return (
    <div className="page">
      <header>
        <h1>{text['settings.title']}</h1>
        <p className="quiet">{text['settings.lead']}</p>
      </header>
      <form className="settings" onSubmit={(event) => event.preventDefault()}>
        <label className="field">
          <span>{text['settings.analyst']}</span>
          <input
            className="input"
            value={now.analyst}
            maxLength={80}
            placeholder={text['settings.analystHint'](home.data?.analyst ?? '')}
            onChange={(event) => settings.change({ analyst: event.target.value })}
          />
        </label>
        <Choice
          label={text['settings.language']}
          value={now.language}
          options={[
            ['en', 'English'],
            ['de', 'Deutsch'],
          ]}
          onChange={set('language')}
        />
        <Choice
          label={text['settings.theme']}
          value={now.theme}
          options={[
            ['system', text['settings.system']],
            ['light', text['settings.light']],
            ['dark', text['settings.dark']],
          ]}
          onChange={set('theme')}
        />
        <Choice
          label={text['settings.direction']}
          value={now.direction}
          options={[
            ['language', text['settings.byLanguage']],
            ['rtl', text['settings.rtl']],
          ]}
          onChange={set('direction')}
        />
        <label>
          <input
            type="checkbox"
            checked={now.letters}
            onChange={(event) => settings.change({ letters: event.target.checked })}
          />{' '}
          {text['keys.turn']}
        </label>
      </form>
      <KeySettings />
    </div>
  );
}
