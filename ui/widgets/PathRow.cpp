#include "widgets/PathRow.h"

#include <QHBoxLayout>
#include <QPainter>

#include "Icons.h"
#include "Paint.h"
#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {
namespace {
constexpr int rowIcon = 20, rowIconLeft = 16, labelLeft = 48, labelWidth = 104, pathGap = 12;
}

PathRow::PathRow(QString icon, bool dropDown, QWidget* parent)
    : QWidget(parent), icon_(std::move(icon)), label_(new Label(Type::body, &Theme::ink2, this)),
      path_(new ElidedLabel(Qt::ElideMiddle, Type::medium, &Theme::ink, this)),
      facts_(new WrappedLabel(Type::caption, &Theme::ink3, this)),
      change_(new Button(Button::Kind::outlined, {}, this)), default_(new Button(Button::Kind::quiet, {}, this))
{
    label_->setMinimumWidth(labelWidth);
    auto* const texts = new QVBoxLayout;
    texts->setSpacing(1);
    texts->addStretch();
    texts->addWidget(path_);
    texts->addWidget(facts_);
    texts->addStretch();
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(labelLeft, 0, 12, 0);
    row->setSpacing(pathGap);
    row->addWidget(label_);
    row->addLayout(texts, 1);
    row->addWidget(change_);
    row->addWidget(default_);
    setMinimumHeight(grown(metric::pathRow - 1, 2, 20)); // the line between two rows is the 56th pixel
    if (!dropDown) connect(change_, &QPushButton::clicked, this, &PathRow::changeClicked);
    connect(default_, &QPushButton::clicked, this, &PathRow::defaultClicked);
}

void PathRow::setMenu(QMenu* menu)
{
    change_->setDropDown(menu);
}

void PathRow::setWords(const QString& label, const QString& change, const QString& defaultText)
{
    label_->setText(label);
    change_->setText(change);
    default_->setText(defaultText);
    change_->setAccessibleName(label + QStringLiteral(": ") + change);
    default_->setAccessibleName(label + QStringLiteral(": ") + defaultText);
    defaultTip_ = tr("This is the default");
    refresh();
}

void PathRow::showPath(const QString& path, const QString& facts, bool isDefault)
{
    pathText_ = path;
    factsText_ = facts;
    isDefault_ = isDefault;
    refused_ = false;
    refresh();
}

void PathRow::showChecking(const QString& path, const QString& words)
{
    pathText_ = path;
    factsText_ = words;
    refused_ = false;
    refresh();
}

void PathRow::showRefused(const QString& path, const QString& reason)
{
    pathText_ = path;
    factsText_ = reason;
    refused_ = true;
    refresh();
}

void PathRow::showDrop(const QString& words)
{
    if (words == dropText_) return;
    dropText_ = words;
    refresh();
}

void PathRow::setLocked(bool locked, const QString& reason)
{
    locked_ = locked;
    lockReason_ = reason;
    refresh();
}

QString PathRow::path() const
{
    return path_->text();
}

QString PathRow::facts() const
{
    return facts_->text();
}

void PathRow::refresh()
{
    const bool dropping = !dropText_.isEmpty();
    path_->setText(dropping ? dropText_ : pathText_);
    path_->setToolTip(dropping ? QString() : pathText_);
    path_->setAccessibleName(label_->text() + QStringLiteral(": ") + pathText_);
    facts_->setText(factsText_);
    facts_->setVisible(!dropping && !factsText_.isEmpty());
    facts_->setLook(Type::caption, refused_ ? &Theme::bad : &Theme::ink3);
    label_->setLook(Type::body, dropping ? &Theme::accentInk : &Theme::ink2);
    path_->setLook(Type::medium, dropping ? &Theme::accentInk : &Theme::ink);
    change_->setEnabled(!locked_);
    change_->setToolTip(locked_ ? lockReason_ : QString());
    default_->setEnabled(!locked_ && (!isDefault_ || refused_));
    default_->setToolTip(locked_ ? lockReason_ : default_->isEnabled() ? QString() : defaultTip_);
    update();
}

void PathRow::resizeEvent(QResizeEvent* event)
{
    setMinimumHeight(grown(metric::pathRow - 1, 2, 20));
    QWidget::resizeEvent(event);
}

void PathRow::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    QPainter painter(this);
    const bool dropping = !dropText_.isEmpty();
    if (refused_ && !dropping) paintBox(painter, rect(), metric::controlRadius, t.badSoft, Qt::transparent);
    if (dropping) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(t.accentSoft);
        painter.setPen(QPen(t.accent, 2, Qt::DashLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(3, 3, -3, -3), metric::controlRadius, metric::controlRadius);
    }
    const QColor colour = dropping ? t.accentInk : refused_ ? t.bad : t.ink2;
    paintIcon(painter, dropping ? QStringLiteral("drop") : icon_,
              QRect(rowIconLeft, (height() - rowIcon) / 2, rowIcon, rowIcon), colour);
}

} // namespace albumen
