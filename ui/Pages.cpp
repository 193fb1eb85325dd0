#include "Pages.h"

#include <algorithm>
#include <array>

#include <QApplication>
#include <QPainter>

#include "Theme.h"
#include "base/Contract.h"
#include "pages/albums/AlbumsPage.h"
#include "pages/archive/ArchivePage.h"
#include "pages/cleanup/CleanupPage.h"
#include "pages/events/EventsPage.h"
#include "pages/exchange/ExchangePage.h"
#include "pages/help/HelpPage.h"
#include "pages/history/HistoryPage.h"
#include "pages/import/BringInPage.h"
#include "pages/import/ImportPage.h"
#include "pages/import/ProgramsPage.h"
#include "pages/offsite/OffsitePage.h"
#include "pages/people/PeoplePage.h"
#include "pages/person/PersonPage.h"
#include "pages/photos/PhotosPage.h"
#include "pages/places/PlacesPage.h"
#include "pages/search/SearchPage.h"
#include "pages/settings/SettingsPage.h"
#include "pages/start/StartPage.h"
#include "pages/viewer/ViewerPage.h"

namespace albumen {
namespace {

struct Titles {
    Q_DECLARE_TR_FUNCTIONS(Titles)
};

template <class Made> Page* make(const Parts& parts, QWidget* parent)
{
    return new Made(parts, parent); // the stack owns it
}

// Keys: 1 archive, 2 people, 3 photos, 4 clean up, 5 search, 6 places, 7 albums, 8 events, comma settings.
constexpr std::array table{
    // the first thing to do
    PageEntry{.id = "archive",
              .icon = "archive",
              .title = [] { return Titles::tr("Archive"); },
              .key = Qt::Key_1,
              .group = SideGroup::top,
              .make = make<ArchivePage>},
    PageEntry{.id = "offsite",
              .icon = "verify",
              .title = [] { return Titles::tr("Off this machine"); },
              .key = Qt::Key_unknown,
              .group = SideGroup::none,
              .make = make<OffsitePage>,
              .under = "archive"},
    // people and faces
    PageEntry{.id = "people",
              .icon = "people",
              .title = [] { return Titles::tr("People"); },
              .key = Qt::Key_2,
              .group = SideGroup::top,
              .make = make<PeoplePage>,
              .count = [](const Overview& overview) { return quint64{overview.groupsToName}; },
              .countTip = [](quint64 groups) { return Titles::tr("%Ln groups to name", nullptr, int(groups)); }},
    PageEntry{.id = "person",
              .icon = "face",
              .title = [] { return Titles::tr("Person"); },
              .key = Qt::Key_unknown,
              .group = SideGroup::none,
              .make = make<PersonPage>,
              .under = "people"},
    PageEntry{.id = "import",
              .icon = "people",
              .title = [] { return Titles::tr("Import names"); },
              .key = Qt::Key_unknown,
              .group = SideGroup::none,
              .make = make<ImportPage>,
              .under = "people"},
    PageEntry{.id = "programs",
              .icon = "people",
              .title = [] { return Titles::tr("Import from other programs"); },
              .key = Qt::Key_unknown,
              .group = SideGroup::none,
              .make = make<ProgramsPage>,
              .under = "people"},
    PageEntry{.id = "exchange",
              .icon = "people",
              .title = [] { return Titles::tr("Exchange with another machine"); },
              .key = Qt::Key_unknown,
              .group = SideGroup::none,
              .make = make<ExchangePage>,
              .under = "people"},

    // photos
    PageEntry{.id = "photos",
              .icon = "photos",
              .title = [] { return Titles::tr("Photos"); },
              .key = Qt::Key_3,
              .group = SideGroup::top,
              .make = make<PhotosPage>,
              .keeps = true},
    PageEntry{.id = "bringin",
              .icon = "download",
              .title = [] { return Titles::tr("Import photos"); },
              .key = Qt::Key_unknown,
              .group = SideGroup::none,
              .make = make<BringInPage>,
              .under = "photos"},
    PageEntry{.id = "viewer",
              .icon = "photos",
              .title = [] { return Titles::tr("Photo"); },
              .key = Qt::Key_unknown,
              .group = SideGroup::none,
              .make = make<ViewerPage>,
              .under = "photos",
              .slim = true},

    PageEntry{.id = "cleanup",
              .icon = "clean",
              .title = [] { return Titles::tr("Clean up"); },
              .key = Qt::Key_4,
              .group = SideGroup::top,
              .make = make<CleanupPage>},

    PageEntry{.id = "search",
              .icon = "search",
              .title = [] { return Titles::tr("Search"); },
              .key = Qt::Key_5,
              .group = SideGroup::top,
              .make = make<SearchPage>,
              .keeps = true},

    PageEntry{.id = "places",
              .icon = "places",
              .title = [] { return Titles::tr("Places"); },
              .key = Qt::Key_6,
              .group = SideGroup::top,
              .make = make<PlacesPage>},

    PageEntry{.id = "albums",
              .icon = "albums",
              .title = [] { return Titles::tr("Albums"); },
              .key = Qt::Key_7,
              .group = SideGroup::top,
              .make = make<AlbumsPage>},

    PageEntry{.id = "events",
              .icon = "calendar",
              .title = [] { return Titles::tr("Events"); },
              .key = Qt::Key_8,
              .group = SideGroup::top,
              .make = make<EventsPage>},

    // settings, history
    PageEntry{.id = "history",
              .icon = "history",
              .title = [] { return Titles::tr("History"); },
              .key = Qt::Key_unknown,
              .group = SideGroup::bottom,
              .make = make<HistoryPage>},

    PageEntry{.id = "settings",
              .icon = "settings",
              .title = [] { return Titles::tr("Settings"); },
              .key = Qt::Key_Comma,
              .group = SideGroup::bottom,
              .make = make<SettingsPage>},

    // reached from the Help menu; the first start also by itself, while the library is new
    PageEntry{.id = "start",
              .icon = "archive",
              .title = [] { return Titles::tr("First start"); },
              .key = Qt::Key_unknown,
              .group = SideGroup::none,
              .make = make<StartPage>,
              .alone = true},
    PageEntry{.id = "keys",
              .icon = "info",
              .title = [] { return Titles::tr("Keys"); },
              .key = Qt::Key_unknown,
              .group = SideGroup::none,
              .make = make<KeysPage>},
    PageEntry{.id = "about",
              .icon = "info",
              .title = [] { return Titles::tr("About Albumen"); },
              .key = Qt::Key_unknown,
              .group = SideGroup::none,
              .make = make<AboutPage>},
};

} // namespace

std::span<const PageEntry> pageTable()
{
    return table;
}

const PageEntry* findPage(const QString& id)
{
    const auto found =
        std::ranges::find_if(table, [&id](const PageEntry& entry) { return id == QLatin1String(entry.id); });
    return found == table.end() ? nullptr : &*found;
}

Pages::Pages(const Parts& parts, QWidget* parent) : QStackedWidget(parent), parts_(parts)
{
}

Pages::~Pages()
{
    // While what the pages are made of is still there.
    for (Page* const page : std::as_const(made_)) delete page;
}

Page& Pages::page(const QString& id)
{
    Page*& page = made_[id];
    if (!page) {
        const PageEntry* const entry = findPage(id);
        EXPECTS(entry);
        page = entry->make(parts_, this);
        addWidget(page);
    }
    return *page;
}

Page& Pages::open(const Place& place)
{
    Page* const before = current();
    Page& next = page(place.page);
    if (before && before != &next) {
        QWidget* const focus = QApplication::focusWidget();
        left_[before->id()] = {before->place(), before->isAncestorOf(focus) ? focus : nullptr};
        before->left();
    }
    setCurrentWidget(&next);
    next.openAt(place);
    return next;
}

void Pages::focusAgain(const Place& place)
{
    const Left left = left_.value(place.page);
    QWidget* const had = left.focus;
    if (had && left.place.query == place.query && had->isVisible() && had->isEnabled())
        had->setFocus(Qt::OtherFocusReason);
}

Page* Pages::current() const
{
    return static_cast<Page*>(currentWidget()); // only pages are put there
}

void Pages::retranslate()
{
    for (Page* const page : std::as_const(made_)) page->retranslate();
}

void Pages::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), theme().page);
}

} // namespace albumen
