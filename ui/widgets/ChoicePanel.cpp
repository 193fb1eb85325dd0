#include "widgets/ChoicePanel.h"

#include <algorithm>

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QStandardItemModel>

#include "widgets/Button.h"
#include "widgets/FieldReason.h"
#include "widgets/Label.h"

namespace albumen {
namespace {
constexpr int panelWide = 340, panelPadding = 12, panelEdge = 8, mostRows = 7;
}

ChoicePanel::ChoicePanel(const QString& name, QWidget* parent)
    : Card(parent), title_(new Label(Type::strong, &Theme::ink, this)), field_(new QLineEdit(this)),
      reason_(new FieldReason(*field_)), yes_(new Button(Button::Kind::primary, {}, this)), list_(new QListView(this)),
      rows_(new QStandardItemModel(this))
{
    setFixedWidth(panelWide);
    field_->setObjectName(name + QStringLiteral("Name"));
    field_->setTextMargins(7, 0, 7, 0);
    field_->installEventFilter(this);
    reason_->standAbove();
    list_->setObjectName(name + QStringLiteral("Rows"));
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
    connect(field_, &QLineEdit::textEdited, this, [this] { fill(); });
    connect(yes_, &QPushButton::clicked, this, [this] { take(marked()); });
    connect(list_, &QListView::clicked, this, [this](const QModelIndex& index) { take(index.row()); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, const QWidget* now) {
        if (!isHidden() && now && now->window() == window() && !isAncestorOf(now)) close();
    });
    parent->installEventFilter(this);
    hide();
}

void ChoicePanel::openBy(const QRect& by, const QString& text)
{
    by_ = by;
    field_->setText(text);
    field_->selectAll();
    fill();
    show();
    raise();
    field_->setFocus(Qt::OtherFocusReason);
    place();
}

void ChoicePanel::shut()
{
    hide();
}

void ChoicePanel::close()
{
    if (isHidden()) return;
    shut();
    emit closed();
}

bool ChoicePanel::refuse(const QString& why)
{
    if (isVisible()) reason_->say(why);
    return isVisible();
}

void ChoicePanel::setWords(const QString& title, const QString& yes, const QString& field, const QString& list)
{
    title_->setText(title);
    yes_->setText(yes);
    field_->setPlaceholderText(field);
    field_->setAccessibleName(field);
    list_->setAccessibleName(list);
}

int ChoicePanel::marked() const
{
    return list_->currentIndex().row();
}

void ChoicePanel::mark(int row)
{
    list_->setCurrentIndex(rows_->index(row, 0));
}

void ChoicePanel::setRowsShown(bool shown)
{
    list_->setVisible(shown);
}

void ChoicePanel::fit()
{
    const int high = grown(metric::smallControl, 1, 8);
    for (int row = 0; row < rows_->rowCount(); ++row) rows_->item(row)->setSizeHint({0, high});
    list_->setFixedHeight(std::min(mostRows, rows_->rowCount()) * high);
    place();
}

void ChoicePanel::place()
{
    adjustSize();
    const QRect within = parentWidget()->rect().adjusted(panelEdge, panelEdge, -panelEdge, -panelEdge);
    const bool below = within.bottom() - by_.bottom() >= by_.top() - within.top();
    const int left = by_.right() + 1 - width();
    const int top = below ? by_.bottom() + panelEdge : by_.top() - panelEdge - height();
    move(std::clamp(left, within.left(), std::max(within.left(), within.right() + 1 - width())),
         std::clamp(top, within.top(), std::max(within.top(), within.bottom() + 1 - height())));
}

bool ChoicePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && watched == parentWidget() && isVisible()) place();
    if (watched != field_ || event->type() != QEvent::KeyPress) return Card::eventFilter(watched, event);
    const int at = marked(), last = rows_->rowCount() - 1;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: take(at); return true;
    case Qt::Key_Down: mark(std::min(at + 1, last)); return true;
    case Qt::Key_Up: mark(std::max(at - 1, 0)); return true;
    default: return Card::eventFilter(watched, event);
    }
}

void ChoicePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        Card::keyPressEvent(event);
}

} // namespace albumen
