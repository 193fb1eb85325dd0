#include "pages/help/HelpPage.h"

#include <functional>

#include <QVBoxLayout>

#include "Actions.h"
#include "Language.h"
#include "Pages.h"
#include "widgets/ListPanel.h"

namespace albumen {
namespace {

const QString firstPage = QStringLiteral("archive");

/// `before`: where Back leads when the program began with this page.
ListPanel* fillWithPanel(Page& page, Navigator& navigator, std::function<QString()> before)
{
    auto* const panel = new ListPanel(&page);
    auto* const column = new QVBoxLayout(&page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panel);
    QObject::connect(panel, &ListPanel::backClicked, &navigator,
                     [&navigator, before = std::move(before)] { navigator.backOr(before()); });
    return panel;
}

} // namespace

KeysPage::KeysPage(const Parts& parts, QWidget* parent)
    : Page(QStringLiteral("keys"), parent), actions_(parts.actions),
      panel_(fillWithPanel(*this, parts.navigator, [this] { return of_.isEmpty() ? firstPage : of_; }))
{
}

void KeysPage::openAt(const Place& place)
{
    of_ = place.query.value(QStringLiteral("page")).toString();
    retranslate();
}

Place KeysPage::place() const
{
    return {.page = id(), .query = {{QStringLiteral("page"), of_}}};
}

/// Below the page's name; nothing where it has no keys of its own.
QStringList KeysPage::rowsOf(const QString& page) const
{
    QStringList rows;
    const PageEntry* const entry = findPage(page);
    const QList<Actions::KeyRow> keys = page.isEmpty() || entry ? actions_.keys(page) : QList<Actions::KeyRow>();
    for (const Actions::KeyRow& row : keys) rows << row.keys + QLatin1Char('\t') + row.text;
    if (!rows.isEmpty()) rows.prepend((entry ? entry->title() : tr("Everywhere")) + QLatin1Char('\t'));
    return rows;
}

void KeysPage::retranslate()
{
    QStringList rows = rowsOf(of_) + rowsOf({});
    for (const PageEntry& entry : pageTable())
        if (of_ != QLatin1String(entry.id)) rows += rowsOf(QLatin1String(entry.id));
    panel_->retranslate();
    panel_->open([rows]() -> ListPanel::Words {
        return {tr("Keys"),
                joined({tr("Tab goes from part to part, arrow keys inside a part, Esc one step back."),
                        tr("While a field has the keyboard, letters are typed into it.")}),
                rows};
    });
}

AboutPage::AboutPage(const Parts& parts, QWidget* parent)
    : Page(QStringLiteral("about"), parent), panel_(fillWithPanel(*this, parts.navigator, [] { return firstPage; }))
{
}

void AboutPage::openAt(const Place&)
{
    retranslate();
}

void AboutPage::retranslate()
{
    panel_->retranslate();
    panel_->open([]() -> ListPanel::Words {
        return {tr("About Albumen"), tr("Files photos by person, on your own machine."),
                QStringList{tr("Nothing leaves this computer."), tr("Originals are only read."),
                            tr("Free software under the GNU General Public License, version 3 or later.")}};
    });
}

} // namespace albumen
