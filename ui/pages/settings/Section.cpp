#include "pages/settings/Section.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "Icons.h"
#include "Paint.h"
#include "widgets/Card.h"
#include "widgets/Label.h"

namespace albumen {
namespace {

constexpr int rowHeight = 52, noticeIcon = 18, noticeTextLeft = 44;

Label* wrapped(Type type, QColor Theme::*colour, QWidget* parent)
{
    auto* const label = new Label(type, colour, parent);
    label->setWordWrap(true);
    label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    return label;
}

} // namespace

Section::Section(const QString& id, QWidget* parent)
    : QWidget(parent), title_(new Label(Type::section, &Theme::ink, this)),
      caption_(new ElidedLabel(Qt::ElideRight, Type::caption, &Theme::ink3, this)), card_(new Card(this)),
      rows_(new QVBoxLayout(card_))
{
    setObjectName(id);
    auto* const head = new QHBoxLayout;
    head->setSpacing(metric::tight);
    head->addWidget(title_);
    head->addWidget(caption_, 1);
    rows_->setContentsMargins(1, 1, 1, 1);
    rows_->setSpacing(0);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::tight);
    column->addLayout(head);
    column->addWidget(card_);
}

QString Section::title() const
{
    return title_->text();
}

void Section::setWords(const QString& title, const QString& caption)
{
    title_->setText(title);
    caption_->setText(caption);
}

void Section::addRow(QWidget* row)
{
    if (rows_->count() > 0) rows_->addWidget(new Line(Qt::Horizontal, card_));
    rows_->addWidget(row);
}

void Section::openBelow(QWidget* row, QWidget* panel)
{
    rows_->removeWidget(panel);
    rows_->insertWidget(rows_->indexOf(row) + 1, panel);
    panel->show();
    emit appeared(panel);
}

void Section::removeRow(QWidget* row)
{
    const int place = rows_->indexOf(row);
    for (const int each : {place, place - 1}) {
        QLayoutItem* const item = each < 0 ? nullptr : rows_->takeAt(each);
        if (!item) continue;
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

FactRow::FactRow(QWidget* parent)
    : QWidget(parent), first_(new ElidedLabel(Qt::ElideRight, Type::medium, &Theme::ink, this)),
      second_(new ElidedLabel(Qt::ElideMiddle, Type::caption, &Theme::ink3, this)), right_(new QHBoxLayout)
{
    auto* const texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addStretch();
    texts->addWidget(first_);
    texts->addWidget(second_);
    texts->addStretch();
    right_->setSpacing(metric::tight);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(metric::cardPadding, 0, metric::cardPadding, 0);
    row->setSpacing(metric::gap);
    row->addLayout(texts, 1);
    row->addLayout(right_);
    setMinimumHeight(grown(rowHeight, 2, 16));
}

void FactRow::setWords(const QString& first, const QString& second)
{
    first_->setText(first);
    second_->setText(second);
    second_->setVisible(!second.isEmpty());
}

Label* FactRow::addFact(int width)
{
    auto* const fact = new Label(Type::caption, &Theme::ink2, this);
    fact->setMinimumWidth(width);
    right_->addWidget(fact);
    facts_.append(fact);
    return fact;
}

QString FactRow::words() const
{
    return first_->text() + QLatin1Char(' ') + second_->text();
}

Notice::Notice(Rank rank, QWidget* parent)
    : QWidget(parent), rank_(rank), first_(wrapped(Type::medium, &Theme::ink, this)),
      second_(wrapped(Type::caption, &Theme::ink2, this)), buttons_(new QHBoxLayout)
{
    auto* const texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(first_);
    texts->addWidget(second_);
    buttons_->setSpacing(metric::tight);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(noticeTextLeft, 12, metric::cardPadding, 12);
    row->setSpacing(metric::gap);
    row->addLayout(texts, 1);
    row->addLayout(buttons_);
}

void Notice::setWords(const QString& first, const QString& second)
{
    first_->setText(first);
    second_->setText(second);
    second_->setVisible(!second.isEmpty());
}

QString Notice::words() const
{
    return first_->text() + QLatin1Char(' ') + second_->text();
}

void Notice::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    QPainter painter(this);
    const bool bad = rank_ == Rank::bad;
    paintBox(painter, rect(), metric::controlRadius, bad ? t.badSoft : t.warnSoft, Qt::transparent);
    paintIcon(painter, QStringLiteral("warn"),
              QRect(metric::cardPadding, (height() - noticeIcon) / 2, noticeIcon, noticeIcon), bad ? t.bad : t.warn);
}

void Notice::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) return emit escaped();
    QWidget::keyPressEvent(event);
}

} // namespace albumen
