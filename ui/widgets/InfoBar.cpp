#include "widgets/InfoBar.h"

#include <algorithm>
#include <vector>

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>

#include "Icons.h"
#include "Paint.h"
#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/FocusBack.h"
#include "widgets/Label.h"

namespace albumen {
namespace {
constexpr int linkGap = 26, barLeft = 44, barRight = 8, secondLine = 24;
}

InfoBar::InfoBar(QWidget* parent)
    : QWidget(parent), title_(new ElidedLabel(Qt::ElideRight, Type::medium, &Theme::ink, this)),
      linkGrid_(new QGridLayout), close_(new Button(Button::Kind::icon, QStringLiteral("close"), this)),
      back_(new FocusBack(*this))
{
    close_->setObjectName(QStringLiteral("closeInfo"));
    title_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* const row = new QHBoxLayout(this);
    row->setSizeConstraint(QLayout::SetNoConstraint); // two lines need less width than one
    row->setContentsMargins(barLeft, 0, barRight, 0);
    row->setSpacing(linkGap);
    row->addWidget(title_);
    linkGrid_->setHorizontalSpacing(linkGap);
    linkGrid_->setVerticalSpacing(0);
    row->addLayout(linkGrid_);
    row->addStretch();
    row->addWidget(close_);
    setFixedHeight(grown(metric::infoBar, 1, 20));
    connect(close_, &QPushButton::clicked, this, [this] {
        hide();
        emit closed();
    });
}

void InfoBar::show(const QString& title, const QList<Link>& links)
{
    title_->setText(title);
    if (isVisible() && back_->isIn()) back_->giveBack(); // its link goes
    qDeleteAll(links_);
    links_.clear();
    for (const Link& link : links) {
        auto* const button = new Button(Button::Kind::link, {}, this);
        button->setText(link.text);
        button->setToolTip(link.tip);
        button->setEnabled(!link.id.isEmpty());
        links_.append(button);
        connect(button, &QPushButton::clicked, this, [this, id = link.id] { emit linkClicked(id); });
    }
    close_->setToolTip(tr("Close"));
    close_->setAccessibleName(tr("Close"));
    arrange();
    setVisible(true);
}

QStringList InfoBar::linkTexts() const
{
    QStringList texts;
    for (const Button* link : links_) texts << link->text();
    return texts;
}

QSize InfoBar::minimumSizeHint() const
{
    return {widthIn(2), height()};
}

/// With the links in so many lines.
int InfoBar::widthIn(qsizetype lines) const
{
    const qsizetype columns = (links_.size() + lines - 1) / lines;
    int widest = 0;
    std::vector<int> widths(static_cast<std::size_t>(columns), 0);
    for (qsizetype i = 0; i < links_.size(); ++i) {
        int& column = widths[static_cast<std::size_t>(i % columns)];
        column = std::max(column, links_[i]->sizeHint().width());
    }
    for (const int width : widths) widest += width + linkGap;
    return barLeft + title_->sizeHint().width() + widest + linkGap + close_->sizeHint().width() + barRight;
}

void InfoBar::arrange()
{
    const qsizetype lines = links_.size() > 1 && widthIn(1) > width() ? 2 : 1,
                    columns = (links_.size() + lines - 1) / lines;
    for (qsizetype i = 0; i < links_.size(); ++i)
        linkGrid_->addWidget(links_[i], static_cast<int>(i / columns), static_cast<int>(i % columns), Qt::AlignLeft);
    setFixedHeight(grown(metric::infoBar, 1, 20) + (lines == 2 ? secondLine : 0));
}

void InfoBar::hideEvent(QHideEvent*)
{
    if (back_->isIn() && parentWidget() && parentWidget()->isVisible()) back_->giveBack();
}

void InfoBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void InfoBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintBox(painter, rect(), metric::cardRadius, theme().warnSoft, Qt::transparent);
    paintIcon(painter, QStringLiteral("info"), QRect(17, (height() - 20) / 2, 20, 20), theme().warn);
}

} // namespace albumen
