import { slowProcessor } from '../../browser/conditions';
import { Session } from '../../browser/Session';
import { during, type Turn } from '../Turn';

/** The pointer comes to the button of the preference centre; once what that asked for is there, it clicks. */
export async function centre({ browser, system, address, note }: Turn): Promise<void> {
  const { surface } = system;
  if (!surface?.centre) return;
  const { opener } = surface.centre;
  await during(Session.open(browser, system, { conditions: slowProcessor }), async (session) => {
    await session.goto(address('one'));
    await session.wait('settled');
    await session.hover(opener);
    await session.quiet();
    await session.click(opener);
    await session.wait('opened');
    const { click, opened } = await session.notes();
    if (click && opened !== null) note('centre', opened - click.at);
  });
}
