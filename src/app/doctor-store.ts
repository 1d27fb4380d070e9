import type { Result } from '../model/index.ts';
import type { StoreExamination } from '../store/index.ts';
import { counted, type DoctorCheck, fine, warning, wrong, wrongAs } from './doctor-check.ts';

export function checkStore(found: Result<StoreExamination>): DoctorCheck {
  if (!found.ok) return wrongAs('store', found.problem);
  const { faults, strayRows, strangers, isOlder, schema, counts } = found.value;
  const [first] = faults;
  const restore = 'Stop howdunit, copy the folder, and restore the last backup.';
  if (first !== undefined) {
    const more = faults.length === 1 ? '' : ` (and ${counted(faults.length - 1, 'line')} more)`;
    return wrong('store', 'store-damaged', `SQLite says: ${first}${more}`, restore);
  }
  if (strayRows > 0)
    return wrong(
      'store',
      'store-damaged',
      `${counted(strayRows, 'row names', 'rows name')} a row that is not there`,
      restore,
    );
  if (strangers.length > 0)
    return wrong(
      'store',
      'store-damaged',
      `it holds what no version of howdunit makes: ${strangers.join(', ')}`,
      restore,
    );
  if (isOlder) {
    const hint = 'The next command brings it up to date; make a backup first.';
    return warning('store', `whole, of an earlier version (${schema ?? 'empty'})`, hint);
  }
  const { reports = 0, captures = 0 } = counts;
  return fine('store', `whole (${schema}): ${counted(reports, 'report')}, ${counted(captures, 'capture')}`);
}

export function checkIndex({ index }: StoreExamination): DoctorCheck {
  if (index === undefined) return fine('index', 'none in a store of this version');
  const { reports, missing, surplus } = index;
  if (missing === 0 && surplus === 0)
    return fine('index', `the words of ${counted(reports, 'report')} can be searched for`);
  const said = [
    ...(missing > 0 ? [`${counted(missing, 'report is', 'reports are')} not in it`] : []),
    ...(surplus > 0 ? [`${counted(surplus, 'entry', 'entries')} of no report`] : []),
  ];
  const hint = 'find does not find all words; restore a backup, or read the reports into a new home.';
  return wrong('index', 'store-damaged', `the index of words is out of step: ${said.join(', ')}`, hint);
}
