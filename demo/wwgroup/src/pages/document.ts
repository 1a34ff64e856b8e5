import { startShop } from '../startShop';

startShop();
