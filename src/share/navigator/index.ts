/** A report's techniques as a layer of the ATT&CK Navigator. */
export { toNavigator } from './layer.ts';
