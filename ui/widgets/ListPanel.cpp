#include "widgets/ListPanel.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>

#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/Card.h"
#include "widgets/Label.h"

namespace albumen {
namespace {

constexpr int secondColumn = 168, aboveHeading = 12;

bool isHeading(const QString& row)
{
    return row.endsWith(QLatin1Char('\t'));
}

/// A row with a tab has two columns; a heading where the second is empty.
class Columns final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QStringList words = index.data().toString().split(QLatin1Char('\t'));
        if (words.size() != 2) return QStyledItemDelegate::paint(painter, option, index);
        QStyleOptionViewItem ground = option;
        initStyleOption(&ground, index);
        ground.text.clear();
        ground.widget->style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, ground.widget);
        const bool selected = option.state & QStyle::State_Selected;
        const QRect room = option.rect.adjusted(4, 0, -4, 0);
        painter->setPen(selected ? theme().onAccent : theme().ink);
        painter->setFont(fontOf(words[1].isEmpty() ? Type::section : Type::medium));
        painter->drawText(words[1].isEmpty() ? room.adjusted(0, above(index), 0, 0) : room,
                          Qt::AlignVCenter | Qt::TextSingleLine, words[0]);
        painter->setFont(fontOf(Type::body));
        painter->setPen(selected ? theme().onAccent : theme().ink2);
        painter->drawText(room.adjusted(secondColumn, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine, words[1]);
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        if (isHeading(index.data().toString()))
            size.setHeight(QFontMetrics(fontOf(Type::section)).height() + 4 + above(index));
        return size;
    }

private:
    static int above(const QModelIndex& heading) { return heading.row() == 0 ? 0 : aboveHeading; }
};

} // namespace

ListPanel::ListPanel(QWidget* parent)
    : QWidget(parent), title_(new Label(Type::title, &Theme::ink, this)),
      below_(new WrappedLabel(Type::body, &Theme::ink2, this)), list_(new QListView(this)),
      back_(new Button(Button::Kind::outlined, QStringLiteral("back"), this)),
      step_(new Button(Button::Kind::primary, {}, this))
{
    list_->setModel(&model_);
    list_->setItemDelegate(new Columns(list_)); // the list owns it
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setTextElideMode(Qt::ElideMiddle);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setSpacing(2);
    auto* const head = new QHBoxLayout;
    head->setSpacing(metric::tight);
    head->addWidget(title_);
    head->addStretch();
    head->addWidget(back_);
    head->addWidget(step_);
    auto* const card = new Card(this);
    auto* const inside = new QVBoxLayout(card);
    inside->setContentsMargins(12, 12, 4, 12);
    inside->addWidget(list_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(metric::pageMargin, 20, metric::pageMargin, metric::pageMargin);
    column->setSpacing(metric::gap);
    column->addLayout(head);
    column->addWidget(below_);
    column->addWidget(card, 1);
    connect(back_, &QPushButton::clicked, this, &ListPanel::backClicked);
    connect(step_, &QPushButton::clicked, this, &ListPanel::stepClicked);
    retranslate();
}

void ListPanel::open(const std::function<Words()>& words)
{
    words_ = words;
    fill();
    back_->setFocus(Qt::OtherFocusReason);
}

void ListPanel::fill()
{
    const Words now = words_();
    title_->setText(now.title);
    below_->setText(now.below);
    below_->setVisible(!now.below.isEmpty());
    list_->setUniformItemSizes(std::none_of(now.rows.begin(), now.rows.end(), isHeading));
    model_.setStringList(now.rows.isEmpty() ? QStringList{now.empty} : now.rows);
    step_->setText(now.step);
    step_->setVisible(!now.step.isEmpty());
    list_->setAccessibleName(now.title);
}

QString ListPanel::title() const
{
    return title_->text();
}

void ListPanel::retranslate()
{
    back_->setText(tr("Back"));
    back_->setToolTip(tr("Back (Esc)"));
    if (words_) fill();
}

void ListPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit backClicked();
    else
        QWidget::keyPressEvent(event);
}

} // namespace albumen
