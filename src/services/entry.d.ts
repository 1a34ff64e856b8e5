import type { Service } from './Service';

/** One entry of the catalogue: what each `soglasie/vendors/<id>` exports, for `init(configuration, { vendors: [entry] })`. */
declare const entry: Service;

export default entry;
