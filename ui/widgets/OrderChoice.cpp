#include "widgets/OrderChoice.h"

#include <utility>

#include <QSettings>

namespace albumen {

OrderChoice::OrderChoice(QString key, int others, QWidget* parent) : QComboBox(parent), key_(std::move(key))
{
    setProperty("small", true);
    setSizeAdjustPolicy(AdjustToContents);
    for (int i = 0; i < 2 + others; ++i) addItem(QString());
    const int kept = QSettings().value(key_, 0).toInt();
    if (kept > 0 && kept < count()) setCurrentIndex(kept);
    connect(this, &QComboBox::activated, this, [this](int order) {
        QSettings().setValue(key_, order);
        emit chosen(order);
    });
}

void OrderChoice::retranslate(const QStringList& others)
{
    setAccessibleName(tr("Order of the people"));
    setToolTip(accessibleName());
    const QStringList words = QStringList{tr("Most photos"), tr("Name")} + others;
    for (int i = 0; i < count(); ++i) setItemText(i, words.value(i));
}

} // namespace albumen
