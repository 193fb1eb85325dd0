#include "widgets/InfoBar.h"

#include <QHBoxLayout>
#include <QPainter>

#include "Icons.h"
#include "Paint.h"
#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {
namespace {
constexpr int narrowUnder = 900, gapNarrow = 12, gapWide = 26;
}

InfoBar::InfoBar(QWidget* parent)
    : QWidget(parent), title_(new ElidedLabel(Qt::ElideRight, Type::medium, &Theme::ink, this)),
      linkRow_(new QHBoxLayout), close_(new Button(Button::Kind::icon, QStringLiteral("close"), this))
{
    close_->setObjectName(QStringLiteral("closeInfo"));
    title_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(44, 0, 8, 0);
    row->setSpacing(gapWide);
    row->addWidget(title_);
    linkRow_->setSpacing(gapWide);
    row->addLayout(linkRow_);
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
    qDeleteAll(links_);
    links_.clear();
    for (const Link& link : links) {
        auto* const button = new Button(Button::Kind::link, {}, this);
        button->setText(link.text);
        button->setToolTip(link.tip);
        button->setEnabled(!link.id.isEmpty());
        linkRow_->addWidget(button);
        links_.append(button);
        connect(button, &QPushButton::clicked, this, [this, id = link.id] { emit linkClicked(id); });
    }
    close_->setToolTip(tr("Close"));
    close_->setAccessibleName(tr("Close"));
    setVisible(true);
}

QStringList InfoBar::linkTexts() const
{
    QStringList texts;
    for (const Button* link : links_) texts << link->text();
    return texts;
}

/// Four links stand beside the title in the smallest window, too.
void InfoBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int gap = width() < narrowUnder ? gapNarrow : gapWide;
    if (gap == linkRow_->spacing()) return;
    layout()->setSpacing(gap);
    linkRow_->setSpacing(gap);
}

void InfoBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintBox(painter, rect(), metric::cardRadius, theme().warnSoft, Qt::transparent);
    paintIcon(painter, QStringLiteral("info"), QRect(17, (height() - 20) / 2, 20, 20), theme().warn);
}

} // namespace albumen
