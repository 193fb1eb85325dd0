#include "pages/offsite/OffsiteRow.h"

#include <QHBoxLayout>
#include <QPainter>

#include "Icons.h"
#include "Language.h"
#include "Messages.h"
#include "Theme.h"
#include "pages/offsite/OffsiteWords.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {
namespace {

constexpr int placeIcon = 20, placeIconLeft = 16, placeIconTop = 16, placeTextLeft = 48, lockIcon = 14;

QString iconOf(OffsiteKind kind)
{
    return kind == OffsiteKind::folder   ? QStringLiteral("folder")
           : kind == OffsiteKind::rclone ? QStringLiteral("link")
                                         : QStringLiteral("lock");
}

} // namespace

OffsiteRow::OffsiteRow(QWidget* parent)
    : QWidget(parent), name_(new ElidedLabel(Qt::ElideRight, Type::medium, &Theme::ink, this)),
      where_(new ElidedLabel(Qt::ElideMiddle, Type::caption, &Theme::ink2, this)),
      goes_(new WrappedLabel(Type::caption, &Theme::ink2, this)),
      last_(new WrappedLabel(Type::caption, &Theme::ink2, this)),
      sameDisk_(new WrappedLabel(Type::caption, &Theme::warn, this)),
      encryption_(new WrappedLabel(Type::caption, &Theme::ink2, this)),
      send_(new Button(Button::Kind::outlined, {}, this)), check_(new Button(Button::Kind::quiet, {}, this)),
      bring_(new Button(Button::Kind::quiet, {}, this)), remove_(new Button(Button::Kind::quiet, {}, this))
{
    send_->setObjectName(QStringLiteral("offsiteSend"));
    check_->setObjectName(QStringLiteral("offsiteCheck"));
    bring_->setObjectName(QStringLiteral("offsiteBring"));
    remove_->setObjectName(QStringLiteral("offsiteRemove"));
    auto* const secret = new QHBoxLayout;
    secret->setContentsMargins(lockIcon + 6, 0, 0, 0);
    secret->addWidget(encryption_);
    auto* const texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(name_);
    texts->addWidget(where_);
    texts->addWidget(goes_);
    texts->addWidget(last_);
    texts->addWidget(sameDisk_);
    texts->addLayout(secret);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    for (Button* const button : {check_, bring_, remove_, send_}) buttons->addWidget(button);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(placeTextLeft, 12, 12, 12);
    row->setSpacing(metric::gap);
    row->addLayout(texts, 1);
    row->addLayout(buttons);
    row->setAlignment(buttons, Qt::AlignTop);
    connect(send_, &Button::clicked, this, &OffsiteRow::sendClicked);
    connect(check_, &Button::clicked, this, &OffsiteRow::checkClicked);
    connect(bring_, &Button::clicked, this, &OffsiteRow::bringClicked);
    connect(remove_, &Button::clicked, this, &OffsiteRow::removeClicked);
}

void OffsiteRow::show(const OffsiteCard& card)
{
    card_ = card;
    const QString name = fromUtf8(card.place.name);
    name_->setText(name);
    where_->setText(whereText(card.place));
    goes_->setText(joined({tr("%1.").arg(kindText(card.place.kind)), goesText(card.place)}));
    last_->setText(lastText(card));
    sameDisk_->setText(sameDiskText());
    sameDisk_->setVisible(card.sameDisk);
    encryption_->setText(encryptionText(card));
    encryption_->setLook(Type::caption, openToOthers(card.encryption) ? &Theme::warn : &Theme::good);
    send_->setText(tr("Send now"));
    check_->setText(tr("Check"));
    bring_->setText(tr("Bring back…"));
    remove_->setText(tr("Remove…"));
    send_->setAccessibleName(tr("Send to %1 now").arg(name));
    check_->setAccessibleName(tr("Check what is at %1").arg(name));
    bring_->setAccessibleName(tr("Bring back from %1…").arg(name));
    remove_->setAccessibleName(tr("Remove %1…").arg(name));
    update();
}

void OffsiteRow::setState(bool alone, const QString& why)
{
    send_->setKind(alone ? Button::Kind::primary : Button::Kind::outlined);
    for (Button* const button : {send_, check_, bring_, remove_}) button->setEnabled(why.isEmpty());
    send_->setToolTip(why);
    check_->setToolTip(why.isEmpty() ? tr("Reads everything there again and compares it with what is here") : why);
    bring_->setToolTip(why);
    remove_->setToolTip(why.isEmpty() ? tr("Forgets the place here; nothing there is deleted") : why);
}

QString OffsiteRow::words() const
{
    QStringList all{name_->text(), where_->text(), goes_->text(), last_->text(), encryption_->text()};
    if (card_.sameDisk) all.insert(4, sameDisk_->text());
    return all.join(QLatin1Char('\n'));
}

void OffsiteRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintIcon(painter, iconOf(card_.place.kind), QRect(placeIconLeft, placeIconTop, placeIcon, placeIcon),
              theme().ink2);
    const bool open = openToOthers(card_.encryption);
    const QRect line = encryption_->geometry();
    const int top = line.top() + (encryption_->fontMetrics().height() - lockIcon) / 2 + 1;
    paintIcon(painter, open ? QStringLiteral("warn") : QStringLiteral("lock"),
              QRect(placeTextLeft, top, lockIcon, lockIcon), open ? theme().warn : theme().good);
}

} // namespace albumen
