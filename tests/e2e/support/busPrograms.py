"""Plays a desktop's programs on the message buses: says "ready", then does what each line on standard input tells."""

import sys

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

LOGIND = 'org.freedesktop.login1'
SESSION = LOGIND + '.Session'
PROPERTIES = 'org.freedesktop.DBus.Properties'
WATCHER = 'org.kde.StatusNotifierWatcher'


def tell(line):
    print(line, flush=True)


class Manager(dbus.service.Object):
    @dbus.service.method(LOGIND + '.Manager', in_signature='u', out_signature='o')
    def GetSessionByPID(self, pid):
        return dbus.ObjectPath('/org/freedesktop/login1/session/_32')

    @dbus.service.signal(LOGIND + '.Manager', signature='b')
    def PrepareForSleep(self, start):
        pass


class Session(dbus.service.Object):
    @dbus.service.signal(SESSION, signature='')
    def Lock(self):
        pass

    @dbus.service.signal(SESSION, signature='')
    def Unlock(self):
        pass

    @dbus.service.signal(PROPERTIES, signature='sa{sv}as')
    def PropertiesChanged(self, interface, changed, invalidated):
        pass

    @dbus.service.method(PROPERTIES, in_signature='ss', out_signature='v')
    def Get(self, interface, name):
        if name == 'LockedHint':
            return dbus.Boolean(False)
        raise dbus.exceptions.DBusException('No ' + name)


class Watcher(dbus.service.Object):
    @dbus.service.method(WATCHER, in_signature='s', sender_keyword='sender')
    def RegisterStatusNotifierItem(self, item, sender=None):
        tell('icon')

    @dbus.service.method(PROPERTIES, in_signature='ss', out_signature='v')
    def Get(self, interface, name):
        if name == 'IsStatusNotifierHostRegistered':
            return dbus.Boolean(True)
        return dbus.Int32(0)


def saver(name):
    class Saver(dbus.service.Object):
        @dbus.service.signal(name, signature='b')
        def ActiveChanged(self, active):
            pass

    return Saver


dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
loop = GLib.MainLoop()
session_bus = dbus.SessionBus()
names = {}
if 'logind' in sys.argv:
    system_bus = dbus.SystemBus()
    names['logind'] = dbus.service.BusName(LOGIND, system_bus)
    manager = Manager(system_bus, '/org/freedesktop/login1')
    own = Session(system_bus, '/org/freedesktop/login1/session/_32')
savers = {}
for desktop in ('freedesktop', 'gnome'):
    if desktop in sys.argv:
        name = 'org.%s.ScreenSaver' % desktop
        names[desktop] = dbus.service.BusName(name, session_bus)
        savers[desktop] = saver(name)(session_bus, '/org/%s/ScreenSaver' % desktop)
if 'watcher' in sys.argv:
    names['watcher'] = dbus.service.BusName(WATCHER, session_bus)
    watcher = Watcher(session_bus, '/StatusNotifierWatcher')


def hint(value):
    own.PropertiesChanged(SESSION, {'LockedHint': dbus.Boolean(value)}, dbus.Array([], signature='s'))


WORDS = {
    'lock': lambda: own.Lock(),
    'unlock': lambda: own.Unlock(),
    'hint on': lambda: hint(True),
    'hint off': lambda: hint(False),
    'sleep': lambda: manager.PrepareForSleep(True),
    'wake': lambda: manager.PrepareForSleep(False),
}


def hear(source, condition):
    line = sys.stdin.readline()
    if line == '':
        loop.quit()
        return False
    word = line.strip()
    if word in WORDS:
        WORDS[word]()
    else:
        desktop, state = word.split()
        savers[desktop].ActiveChanged(state == 'on')
    tell('done ' + word)
    return True


GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, hear)
tell('ready')
loop.run()
