import { Link } from '@tanstack/react-router';
import { useText } from '../i18n/index.ts';

export function Nothing() {
  const text = useText();
  return (
    <div className="page">
      <h1>{text['app.notFound']}</h1>
      <p>
        <Link to="/">{text['nav.home']}</Link>
      </p>
    </div>
  );
}
