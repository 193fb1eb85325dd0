// The table of pages, and the stack that shows one of them.
#pragma once

#include <span>

#include <QHash>
#include <QPointer>
#include <QStackedWidget>

#include "Page.h"
#include "Parts.h"

namespace albumen {

/// Where a page stands in the side bar: at the top, at the bottom, or not (it is reached from another page).
enum class SideGroup { top, bottom, none };

/// A line of the table. A page that is in it is finished: side bar, View menu and keys show all of them.
struct PageEntry {
    const char* id;
    const char* icon; ///< of resources/icons
    QString (*title)();
    Qt::Key key; ///< with Ctrl; Key_unknown: none
    SideGroup group;
    Page* (*make)(const Parts& parts, QWidget* parent);
    bool keeps = false;          ///< its entry in the side bar keeps what it shows while it is in sight
    const char* under = nullptr; ///< the entry of the side bar that is marked while it is in sight; null: its own
    quint64 (*count)(const Overview&) = nullptr; ///< shown beside its name; 0: nothing
    QString (*countTip)(quint64) = nullptr;
    bool alone = false; ///< no side bar stands beside it
    bool slim = false;  ///< the side bar is slim while it is in sight, unless the user chose how it is
};

/// In the order of the side bar.
std::span<const PageEntry> pageTable();
/// Null: there is no such page.
const PageEntry* findPage(const QString& id);

/// Threads: GUI.
class Pages final : public QStackedWidget
{
    Q_OBJECT

public:
    explicit Pages(const Parts& parts, QWidget* parent = nullptr);
    ~Pages() override;

    /// Brings a page into sight, made if it was not yet. Requires: it is in the table.
    Page& open(const Place& place);
    /// After its actions are in force: where it shows what it showed when it was left, the focus is where it was then.
    void focusAgain(const Place& place);
    /// As it was left last, with its filter; its beginning where it never was left.
    Place left(const QString& id) const { return left_.value(id, {.place = {.page = id}}).place; }
    /// The same page, without bringing it into sight.
    Page& page(const QString& id);
    /// Null before the first open().
    Page* current() const;
    void retranslate();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Left {
        Place place;
        QPointer<QWidget> focus = {};
    };

    Parts parts_;
    QHash<QString, Page*> made_;
    QHash<QString, Left> left_; ///< by page
};

} // namespace albumen
