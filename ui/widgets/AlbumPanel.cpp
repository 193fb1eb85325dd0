#include "widgets/AlbumPanel.h"

#include <QLineEdit>
#include <QStandardItemModel>

#include "Messages.h"
#include "base/SearchText.h"

namespace albumen {
namespace {
constexpr int albumRole = Qt::UserRole + 1;
}

AlbumPanel::AlbumPanel(QWidget* parent) : ChoicePanel(QStringLiteral("album"), parent)
{
}

void AlbumPanel::open(Asked asked, const QRect& by)
{
    asked_ = std::move(asked);
    retranslate();
    openBy(by, asked_.text);
}

void AlbumPanel::shut()
{
    asked_ = {};
    ChoicePanel::shut();
}

void AlbumPanel::retranslate()
{
    setWords(asked_.title ? asked_.title() : QString(), asked_.yes ? asked_.yes() : QString(),
             asked_.field ? asked_.field() : tr("Name of the album"), tr("Albums"));
    if (asked_.title) fill();
}

/// The albums that hold what is typed, and a new one unless there is one of that name.
void AlbumPanel::fill()
{
    const std::string typed = field().text().trimmed().toStdString();
    rows().clear();
    setRowsShown(asked_.chooses);
    if (!asked_.chooses) return fit();
    int marked = -1;
    bool there = false;
    for (const Row& row : asked_.rows) {
        const SearchKeys keys(row.name);
        if (!keys.hold(typed)) continue;
        const bool same = !typed.empty() && folded(row.name) == folded(typed);
        if (same || (marked < 0 && keys.begin(typed))) marked = rows().rowCount();
        there |= same;
        auto* const item = new QStandardItem(fromUtf8(row.name)); // the model owns it
        item->setData(row.album, albumRole);
        item->setToolTip(item->text());
        rows().appendRow(item);
    }
    if (!there) {
        rows().appendRow(
            new QStandardItem(typed.empty() ? tr("New album") : tr("New album “%1”").arg(field().text().trimmed())));
        if (marked < 0 && !typed.empty()) marked = rows().rowCount() - 1;
    }
    mark(marked);
    fit();
}

/// A row without an album, and no row, are for the name that is typed.
void AlbumPanel::take(int row)
{
    const QVariant album = rows().index(asked_.chooses ? row : -1, 0).data(albumRole);
    const QString typed = field().text().trimmed();
    if (album.isValid()) {
        shut();
        emit chosen(album.toLongLong());
    } else if (const QString why = nameRefusal(typed); !why.isEmpty())
        refuse(why);
    else
        emit named(typed);
}

} // namespace albumen
