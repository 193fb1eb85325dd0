#include "widgets/IconRow.h"

#include <utility>

#include <QHBoxLayout>
#include <QPainter>

#include "Icons.h"
#include "Theme.h"
#include "widgets/Label.h"

namespace albumen {
namespace {

constexpr int wayIconLeft = 16, wayIcon = 20, wayTextLeft = 48;

} // namespace

IconRow::IconRow(QString icon, QWidget* parent)
    : QWidget(parent), icon_(std::move(icon)), what_(new Label(Type::medium, &Theme::ink, this)),
      detail_(new WrappedLabel(Type::caption, &Theme::ink3, this))
{
    auto* const texts = new QVBoxLayout;
    texts->setSpacing(1);
    texts->addStretch();
    texts->addWidget(what_);
    texts->addWidget(detail_);
    texts->addStretch();
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(wayTextLeft, 0, 12, 0);
    row->setSpacing(metric::tight);
    row->addLayout(texts, 1);
    setMinimumHeight(grown(metric::pathRow, 2, 20));
}

void IconRow::setWords(const QString& what, const QString& detail)
{
    what_->setText(what);
    detail_->setText(detail);
}

QString IconRow::detail() const
{
    return detail_->text();
}

void IconRow::add(QWidget* widget)
{
    layout()->addWidget(widget);
}

void IconRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintIcon(painter, icon_, QRect(wayIconLeft, (height() - wayIcon) / 2, wayIcon, wayIcon), theme().ink2);
}

} // namespace albumen
