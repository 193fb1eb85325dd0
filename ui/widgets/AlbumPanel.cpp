#include "widgets/AlbumPanel.h"

#include <algorithm>

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QStandardItemModel>

#include "Messages.h"
#include "base/SearchText.h"
#include "widgets/Button.h"
#include "widgets/FieldReason.h"
#include "widgets/Label.h"

namespace albumen {
namespace {
constexpr int panelWide = 340, panelPadding = 12, panelEdge = 8, mostRows = 7, albumRole = Qt::UserRole + 1;
}

AlbumPanel::AlbumPanel(QWidget* parent)
    : Card(parent), title_(new Label(Type::strong, &Theme::ink, this)), field_(new QLineEdit(this)),
      reason_(new FieldReason(*field_)), yes_(new Button(Button::Kind::primary, {}, this)), list_(new QListView(this)),
      rows_(new QStandardItemModel(this))
{
    setFixedWidth(panelWide);
    field_->setObjectName(QStringLiteral("albumName"));
    field_->setTextMargins(7, 0, 7, 0);
    field_->installEventFilter(this);
    reason_->standAbove();
    list_->setObjectName(QStringLiteral("albumRows"));
    list_->setModel(rows_);
    list_->setFrameShape(QFrame::NoFrame);
    list_->viewport()->setAutoFillBackground(false);
    list_->setFocusPolicy(Qt::NoFocus); // the focus stays in the field, the keys up and down go to the list
    list_->setMouseTracking(true);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setUniformItemSizes(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setTextElideMode(Qt::ElideRight);
    auto* const row = new QHBoxLayout;
    row->setSpacing(metric::tight);
    row->addWidget(field_, 1);
    row->addWidget(yes_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(panelPadding, panelPadding, panelPadding, panelPadding);
    column->setSpacing(metric::tight);
    column->addWidget(title_);
    column->addLayout(row);
    column->addWidget(list_);
    connect(field_, &QLineEdit::textEdited, this, &AlbumPanel::fill);
    connect(yes_, &QPushButton::clicked, this, &AlbumPanel::accept);
    connect(list_, &QListView::clicked, this, [this](const QModelIndex& index) { take(index.row()); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, const QWidget* now) {
        if (!isHidden() && now && now->window() == window() && !isAncestorOf(now)) close();
    });
    parent->installEventFilter(this);
    hide();
}

void AlbumPanel::open(Asked asked, const QRect& by)
{
    asked_ = std::move(asked);
    by_ = by;
    field_->setText(asked_.text);
    field_->selectAll();
    retranslate();
    show();
    raise();
    field_->setFocus(Qt::OtherFocusReason);
    place();
}

void AlbumPanel::shut()
{
    asked_ = {};
    hide();
}

void AlbumPanel::close()
{
    if (isHidden()) return;
    shut();
    emit closed();
}

bool AlbumPanel::refuse(const QString& why)
{
    if (isVisible()) reason_->say(why);
    return isVisible();
}

void AlbumPanel::retranslate()
{
    field_->setPlaceholderText(tr("Name of the album"));
    field_->setAccessibleName(tr("Name of the album"));
    list_->setAccessibleName(tr("Albums"));
    if (!asked_.title) return;
    title_->setText(asked_.title());
    yes_->setText(asked_.yes());
    fill();
}

/// The albums that hold what is typed, and a new one unless there is one of that name.
void AlbumPanel::fill()
{
    const std::string typed = field_->text().trimmed().toStdString();
    rows_->clear();
    list_->setVisible(asked_.chooses);
    if (!asked_.chooses) return place();
    int marked = -1;
    bool there = false;
    for (const Row& row : asked_.rows) {
        const SearchKeys keys(row.name);
        if (!keys.hold(typed)) continue;
        const bool same = !typed.empty() && folded(row.name) == folded(typed);
        if (same || (marked < 0 && keys.begin(typed))) marked = rows_->rowCount();
        there |= same;
        auto* const item = new QStandardItem(fromUtf8(row.name)); // the model owns it
        item->setData(row.album, albumRole);
        item->setToolTip(item->text());
        rows_->appendRow(item);
    }
    if (!there) {
        rows_->appendRow(
            new QStandardItem(typed.empty() ? tr("New album") : tr("New album “%1”").arg(field_->text().trimmed())));
        if (marked < 0 && !typed.empty()) marked = rows_->rowCount() - 1;
    }
    mark(marked);
    const int high = std::max(metric::control, list_->sizeHintForRow(0));
    list_->setFixedHeight(std::min(mostRows, rows_->rowCount()) * high);
    place();
}

void AlbumPanel::mark(int row)
{
    list_->setCurrentIndex(rows_->index(row, 0));
}

void AlbumPanel::accept()
{
    take(asked_.chooses ? list_->currentIndex().row() : -1);
}

/// A row without an album, and no row, are for the name that is typed.
void AlbumPanel::take(int row)
{
    const QVariant album = rows_->index(row, 0).data(albumRole);
    const QString typed = field_->text().trimmed();
    if (album.isValid()) {
        shut();
        emit chosen(album.toLongLong());
    } else if (const QString why = nameRefusal(typed); !why.isEmpty())
        refuse(why);
    else
        emit named(typed);
}

void AlbumPanel::place()
{
    adjustSize();
    const QRect within = parentWidget()->rect().adjusted(panelEdge, panelEdge, -panelEdge, -panelEdge);
    const bool below = within.bottom() - by_.bottom() >= by_.top() - within.top();
    const int left = by_.right() + 1 - width();
    const int top = below ? by_.bottom() + panelEdge : by_.top() - panelEdge - height();
    move(std::clamp(left, within.left(), std::max(within.left(), within.right() + 1 - width())),
         std::clamp(top, within.top(), std::max(within.top(), within.bottom() + 1 - height())));
}

bool AlbumPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && watched == parentWidget() && isVisible()) place();
    if (watched != field_ || event->type() != QEvent::KeyPress) return Card::eventFilter(watched, event);
    const int at = list_->currentIndex().row(), last = rows_->rowCount() - 1;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: accept(); return true;
    case Qt::Key_Down: mark(std::min(at + 1, last)); return true;
    case Qt::Key_Up: mark(std::max(at - 1, 0)); return true;
    default: return Card::eventFilter(watched, event);
    }
}

void AlbumPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        Card::keyPressEvent(event);
}

} // namespace albumen
