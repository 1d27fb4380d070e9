/** A report's techniques as a layer of the ATT&CK Navigator. */
export { type NavigatorOptions, toNavigator } from './layer.ts';
