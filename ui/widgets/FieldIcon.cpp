#include "widgets/FieldIcon.h"

#include <utility>

#include <QEvent>
#include <QLineEdit>
#include <QPainter>

#include "Icons.h"
#include "Theme.h"

namespace albumen {
namespace {
constexpr int glyphSide = 16, glyphBefore = 10, glyphAfter = 6;
}

FieldIcon::FieldIcon(QString icon, QLineEdit& field) : QWidget(&field), icon_(std::move(icon))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    field.setTextMargins(glyphBefore + glyphSide + glyphAfter - 2, 0, 7, 0);
    field.installEventFilter(this);
    place();
}

void FieldIcon::place()
{
    setGeometry(glyphBefore, 0, glyphSide, parentWidget()->height());
}

void FieldIcon::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintIcon(painter, icon_, QRect(0, (height() - glyphSide) / 2, glyphSide, glyphSide), theme().ink2);
}

bool FieldIcon::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::Resize) place();
    return false;
}

} // namespace albumen
